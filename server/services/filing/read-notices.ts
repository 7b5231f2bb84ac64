import { dayAt } from '../calendar/days.ts';
import { cutPage, readPlace } from '../applications/pages.ts';
import { aboutNotices, presentPublic } from './about.ts';
import { noNotice } from './object-to-notice.ts';
import type { FilingDeps } from './open-notice.ts';

type Deps = Pick<FilingDeps, 'packs' | 'settings' | 'store'>;
interface Asked {
  state: 'running' | 'past';
  after?: string | undefined;
  limit: number;
}

/** Notices as anybody may see them. */
export const createListNotices =
  ({ packs, settings, store }: Deps) =>
  async ({ state, after, limit }: Asked, now: Date) => {
    const page = { after: readPlace(after), limit, today: dayAt(now) };
    const found = await store.notices(state, page);
    const { items, next } = cutPage(found, limit, ({ openedAt, id }) => ({ at: openedAt, id }));
    const about = await aboutNotices(packs.at(now), settings);
    return { items: items.map((notice) => presentPublic(notice, now)), next, about };
  };

/** @throws {ServerError} `not_found` */
export const createReadNotice =
  ({ packs, settings, store }: Deps) =>
  async (id: string, now: Date) => {
    const found = await store.notice(id);
    if (found === null) throw noNotice();
    const notice = presentPublic(found.notice, now);
    const about = await aboutNotices(packs.of(found.pack), settings);
    return { notice, about, open: notice.state === 'running' };
  };
