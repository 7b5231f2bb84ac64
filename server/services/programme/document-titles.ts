import type { PackShelf } from './pack-shelf.ts';

/** What documents are called, by their id, in whatever pack; empty where no pack knows it any more. */
export function documentTitles(packs: PackShelf): (document: string) => string {
  const titles = new Map(
    packs.all().flatMap((pack) => pack.documents.map(({ id, title }) => [id, title] as const)),
  );
  return (document) => titles.get(document) ?? '';
}
