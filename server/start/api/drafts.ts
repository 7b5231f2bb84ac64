import { renderDraft } from '../../papers/docx/render-draft.ts';
import { draftRoutes } from '../../routes/api/drafts.ts';
import type { Route } from '../../routes/api/handler.ts';
import { createApplicationViews } from '../../services/drafts/application-views.ts';
import { createDraftPaper, type DraftShelf } from '../../services/drafts/draft-paper.ts';
import { createApplications } from '../../stores/applications/applications.ts';
import { createDraftShelf } from '../../stores/redis/draft-shelf.ts';
import type { ApiParts } from '../api.ts';
import { newSecret } from '../new-secret.ts';

export function createDraftsApi(parts: ApiParts): Route[] {
  const { packs, prisma, publicUrl } = parts;
  const views = createApplicationViews(packs, createApplications(prisma));
  const shelf = createShelf(parts);
  return draftRoutes(createDraftPaper({ views, shelf, publicUrl, render: renderDraft }));
}

/** Where the addresses that the API gives out lead to. */
export const createShelf = ({ redis, layout }: Pick<ApiParts, 'redis' | 'layout'>): DraftShelf =>
  createDraftShelf(redis, { layout, newSecret });
