import { API } from '../../contract/api.ts';
import type { createDraftPaper } from '../../services/drafts/draft-paper.ts';
import { route, type Route } from './handler.ts';

export const draftRoutes = (draftPaper: ReturnType<typeof createDraftPaper>): Route[] => [
  route(API.papers.draft, ({ params, now }) => draftPaper(params.application, params.document, now)),
];
