import type { Route } from '../../routes/api/handler.ts';
import { programmeRoutes } from '../../routes/api/programme.ts';
import { presentPack } from '../../services/programme/present-pack.ts';
import type { ApiParts } from '../api.ts';

export const createProgrammeApi = ({ pack }: ApiParts): Route[] => programmeRoutes(presentPack(pack));
