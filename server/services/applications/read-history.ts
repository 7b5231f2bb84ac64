import type { PageQuery } from './list-applications.ts';
import { cutPage, readPlace } from './pages.ts';
import type { Applications } from './ports.ts';

/** Every value that a field has had, or that all fields have had, latest first. */
export const createReadHistory =
  ({ applications }: { applications: Applications }) =>
  async (application: string, { path, after, limit }: PageQuery & { path?: string | undefined }) => {
    const rows = await applications.history(application, path ?? null, readPlace(after), limit + 1);
    const { items, next } = cutPage(rows, limit, (row) => row);
    return {
      items: items.map(({ path: name, version, value, by, at, channel }) => ({
        ...{ path: name, version, value, by, channel },
        at: at.toISOString(),
      })),
      next,
    };
  };
