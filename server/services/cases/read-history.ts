import { eventText } from '../../phrases/events.ts';
import type { PageQuery } from '../applications/list-applications.ts';
import { cutPage, readPlace } from '../applications/pages.ts';
import type { Place, StoredEvent } from '../applications/ports.ts';
import { notFound } from '../applications/read-application.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';

export interface CaseHistory {
  /** Whether it was ever handed in: drafts are no business of the office. */
  isCase(applicationId: string): Promise<boolean>;
  /** All that happened, what applicants do not see included, latest first. */
  events(applicationId: string, after: Place | null, limit: number): Promise<readonly StoredEvent[]>;
}

/** The history of a case in sentences, latest first. @throws {ServerError} `not_found` */
export const createReadCaseHistory =
  ({ history, packs }: { history: CaseHistory; packs: PackShelf }) =>
  async (application: string, { after, limit }: PageQuery) => {
    if (!(await history.isCase(application))) throw notFound();
    const rows = await history.events(application, readPlace(after), limit + 1);
    const { items, next } = cutPage(rows, limit, (row) => row);
    const titles = new Map(
      packs.all().flatMap((pack) => pack.documents.map(({ id, title }) => [id, title] as const)),
    );
    return {
      items: items.map(({ id, type, data, by, at }) => ({
        ...{ id, type, by, at: at.toISOString() },
        text: eventText(type, {
          who: by?.name ?? '',
          data,
          titleOf: (document) => titles.get(document) ?? '',
        }),
      })),
      next,
    };
  };
