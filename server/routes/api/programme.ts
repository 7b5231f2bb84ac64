import { API } from '../../contract/api.ts';
import type { Programme } from '../../contract/programme.ts';
import { route, type Route } from './handler.ts';

export const programmeRoutes = (programme: Programme): Route[] => [
  route(API.programme.read, async () => programme),
];
