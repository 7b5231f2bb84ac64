import { eventText } from '../../phrases/events.ts';
import { documentTitles } from '../programme/document-titles.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { PageQuery } from './list-applications.ts';
import { cutPage, readPlace } from './pages.ts';
import type { Applications } from './ports.ts';

/** The timeline, latest first, in sentences. */
export const createReadEvents = ({
  packs,
  applications,
}: {
  packs: PackShelf;
  applications: Applications;
}) => {
  const titleOf = documentTitles(packs);
  return async (application: string, { after, limit }: PageQuery) => {
    const rows = await applications.events(application, readPlace(after), limit + 1);
    const { items, next } = cutPage(rows, limit, (row) => row);
    return {
      items: items.map(({ id, type, data, by, at }) => ({
        ...{ id, type, by, at: at.toISOString() },
        text: eventText(type, { who: by?.name ?? '', data, titleOf }),
      })),
      next,
    };
  };
};
