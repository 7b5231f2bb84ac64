import type { Route } from '../../routes/api/handler.ts';
import { programmeRoutes } from '../../routes/api/programme.ts';
import { createReadProgramme } from '../../services/programme/read-programme.ts';
import type { ApiParts } from '../api.ts';

export const createProgrammeApi = ({ packs }: ApiParts): Route[] =>
  programmeRoutes(createReadProgramme(packs));
