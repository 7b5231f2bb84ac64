import type { Pack } from '../../../bot/policy/pack.ts';
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
  ({ pack, applications }: { pack: Pack; applications: Applications }) =>
  async (contactId: string, { after, limit }: PageQuery) => {
    const rows = await applications.ofContact(contactId, readPlace(after), limit + 1);
    const { items, next } = cutPage(rows, limit, ({ draft }) => ({ at: draft.updatedAt, id: draft.id }));
    return {
      items: items.map(({ draft, role }) => presentSummary(draft, role, standingOf(pack, draft))),
      next,
    };
  };
