import { API } from '../../contract/api.ts';
import type { createReadProgramme } from '../../services/programme/read-programme.ts';
import { route, type Route } from './handler.ts';

export const programmeRoutes = (read: ReturnType<typeof createReadProgramme>): Route[] => [
  route(API.programme.read, ({ query, now }) => read(query, now)),
];
