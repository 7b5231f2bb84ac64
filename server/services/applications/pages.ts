import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import type { Place } from './ports.ts';

const placeSchema = z.tuple([z.iso.datetime(), z.string().max(64)]);

/** Cuts a page of an order by time and id, given one row more than fits. */
export function cutPage<T>(rows: readonly T[], limit: number, placeOf: (row: T) => Place) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encode(placeOf(last)) : null };
}

const encode = ({ at, id }: Place): string =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

/** @throws {ServerError} `bad_page` */
export function readPlace(after: string | undefined): Place | null {
  if (after === undefined) return null;
  try {
    const [at, id] = placeSchema.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return { at: new Date(at), id };
  } catch {
    throw new ServerError(400, 'bad_page', '翻页位置不对，请从第一页重新看。');
  }
}
