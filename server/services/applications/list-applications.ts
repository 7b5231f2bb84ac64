import { packOf } from '../programme/pack-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { cutPage, readPlace } from './pages.ts';
import type { Applications } from './ports.ts';
import { presentSummary } from './present.ts';
import { standingOf } from './standing.ts';

export interface PageQuery {
  after?: string | undefined;
  limit: number;
}

/** The applications of all organisations of a contact, latest change first. */
export const createListApplications =
  ({ packs, applications }: { packs: PackShelf; applications: Applications }) =>
  async (contactId: string, { after, limit }: PageQuery, now: Date) => {
    const rows = await applications.ofContact(contactId, readPlace(after), limit + 1);
    const { items, next } = cutPage(rows, limit, ({ draft }) => ({ at: draft.updatedAt, id: draft.id }));
    return {
      items: items.map(({ draft, role }) =>
        presentSummary(draft, role, standingOf(packOf(packs, draft, now), draft)),
      ),
      next,
    };
  };
