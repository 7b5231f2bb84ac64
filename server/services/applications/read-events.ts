import type { Pack } from '../../../bot/policy/pack.ts';
import { eventText } from '../../phrases/events.ts';
import type { PageQuery } from './list-applications.ts';
import { cutPage, readPlace } from './pages.ts';
import type { Applications } from './ports.ts';

/** The timeline, latest first, in sentences. */
export const createReadEvents =
  ({ pack, applications }: { pack: Pack; applications: Applications }) =>
  async (application: string, { after, limit }: PageQuery) => {
    const rows = await applications.events(application, readPlace(after), limit + 1);
    const { items, next } = cutPage(rows, limit, (row) => row);
    const titles = new Map(pack.documents.map(({ id, title }) => [id, title]));
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
