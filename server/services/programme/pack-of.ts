import type { Pack } from '../../../bot/policy/pack.ts';
import type { LifeState } from '../../contract/life.ts';
import type { PackName, PackShelf } from './pack-shelf.ts';

interface Case extends PackName {
  state: LifeState;
}

/** Whether the applicants alone have it: nothing of it waits for the office or has been decided. */
export const isTheirs = ({ state }: Pick<Case, 'state'>): boolean =>
  state === 'draft' || state === 'withdrawn';

/** What a case goes by: the wording that was in force when it was handed in, and until then the one that is in force. */
export const packOf = (packs: PackShelf, one: Case, now: Date): Pack =>
  isTheirs(one) ? packs.current(one, now) : packs.of(one);
