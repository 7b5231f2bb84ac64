import type { Pack } from '../../../bot/policy/pack.ts';
import type { Programme } from '../../contract/programme.ts';
import { notFound } from '../applications/read-application.ts';
import type { PackShelf } from './pack-shelf.ts';
import { presentPack } from './present-pack.ts';

interface Asked {
  pack?: string | undefined;
  version?: string | undefined;
}

/** The programme in force, or the one that a case goes by. A pack does not change while the program runs. @throws {ServerError} `not_found` */
export function createReadProgramme(packs: PackShelf) {
  const presented = new Map<Pack, Programme>();
  return async ({ pack: packId, version }: Asked, now: Date): Promise<Programme> => {
    const known = packs.all().some(({ manifest }) => manifest.id === packId);
    if (packId !== undefined && !known) throw notFound();
    const pack = packId === undefined ? packs.at(now) : packs.of({ packId, packVersion: version ?? '' });
    const there = presented.get(pack) ?? presentPack(pack);
    presented.set(pack, there);
    return there;
  };
}
