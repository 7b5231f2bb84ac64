import type { Place } from '../../services/applications/ports.ts';

/** What comes after a place, the latest first. */
export const olderThan = (after: Place | null) =>
  after === null
    ? {}
    : { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] };
