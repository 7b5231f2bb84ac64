import { correctionRoutes } from '../../routes/api/corrections.ts';
import type { Route } from '../../routes/api/handler.ts';
import { createListCorrections } from '../../services/corrections/list-corrections.ts';
import { createCorrections } from '../../stores/cases/corrections.ts';
import type { ApiParts } from '../api.ts';

/** What applicants are asked to correct. */
export const createCorrectionsApi = ({ prisma }: Pick<ApiParts, 'prisma'>): Route[] =>
  correctionRoutes(createListCorrections({ corrections: createCorrections(prisma) }));
