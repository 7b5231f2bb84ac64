import { API } from '../../contract/api.ts';
import type { createReadFigures } from '../../services/insight/read-figures.ts';
import type {
  createFindSupport,
  createReadCaseTrail,
  createReadPersonTrail,
} from '../../services/insight/read-trail.ts';
import { route, type Route } from './handler.ts';

export interface InsightServices {
  find: ReturnType<typeof createFindSupport>;
  ofCase: ReturnType<typeof createReadCaseTrail>;
  ofPerson: ReturnType<typeof createReadPersonTrail>;
  figures: ReturnType<typeof createReadFigures>;
}

export const insightRoutes = ({ find, ofCase, ofPerson, figures }: InsightServices): Route[] => [
  route(API.officeSupport.find, ({ query, officer }) => find(query.search, officer.role)),
  route(API.officeSupport.ofCase, ({ params, query, officer }) =>
    ofCase(params.application, query, officer.role),
  ),
  route(API.officeSupport.ofPerson, ({ params, query, officer }) =>
    ofPerson(params.contact, query, officer.role),
  ),
  route(API.officeFigures.read, ({ now }) => figures(now)),
];
