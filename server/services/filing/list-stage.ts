import { cutPage, readPlace } from '../applications/pages.ts';
import { dayAt } from '../calendar/days.ts';
import type { FilingStore, Stage } from './ports.ts';
import { presentNotice } from './present.ts';

interface Asked {
  stage: Stage;
  after?: string | undefined;
  limit: number;
}

/** What is between approval and filing, and what is filed, for the console. */
export const createListStage =
  ({ store }: { store: FilingStore }) =>
  async ({ stage, after, limit }: Asked, now: Date) => {
    const today = dayAt(now);
    const found = await store.stage(stage, { after: readPlace(after), limit, today });
    const { items, next } = cutPage(found, limit, ({ place }) => place);
    return {
      items: items.map(({ application, title, lead, state, since, notice, openObjections, filing }) => ({
        ...{ application, title, lead, state, openObjections },
        since: since?.toISOString() ?? null,
        notice: notice && presentNotice(notice),
        filing: filing && {
          ...{ number: filing.number, filedOn: filing.filedOn, validUntil: filing.validUntil },
        },
      })),
      next,
      counts: await store.stageCounts(today),
    };
  };
