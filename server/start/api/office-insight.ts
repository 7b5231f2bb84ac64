import { insightRoutes } from '../../routes/api/office-insight.ts';
import type { Route } from '../../routes/api/handler.ts';
import { createReadFigures } from '../../services/insight/read-figures.ts';
import {
  createFindSupport,
  createReadCaseTrail,
  createReadPersonTrail,
} from '../../services/insight/read-trail.ts';
import { createFigures } from '../../stores/insight/figures.ts';
import { createTrail } from '../../stores/insight/trail.ts';
import type { ApiParts } from '../api.ts';

export function createOfficeInsightApi({ prisma, packs }: Pick<ApiParts, 'prisma' | 'packs'>): Route[] {
  const deps = { trail: createTrail(prisma), packs };
  return insightRoutes({
    find: createFindSupport(deps),
    ofCase: createReadCaseTrail(deps),
    ofPerson: createReadPersonTrail(deps),
    figures: createReadFigures({ figures: createFigures(prisma), packs }),
  });
}
