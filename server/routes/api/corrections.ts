import { API } from '../../contract/api.ts';
import type { createListCorrections } from '../../services/corrections/list-corrections.ts';
import { route, type Route } from './handler.ts';

export const correctionRoutes = (list: ReturnType<typeof createListCorrections>): Route[] => [
  route(API.corrections.list, ({ params }) => list(params.application)),
];
