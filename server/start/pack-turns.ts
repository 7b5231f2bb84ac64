import { createEars } from '../../bot/conversation/ears.ts';
import { createTurn, type TakeTurn } from '../../bot/conversation/turn.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import { createLabelOf } from '../../bot/wecom/app/option-label.ts';
import type { PackShelf } from '../services/programme/pack-shelf.ts';

/** Turns by the pack that is in force when a person speaks; what it takes to understand them is made once a pack. */
export function createPackTurns(packs: PackShelf, now: number): TakeTurn {
  const turns = new Map<Pack, TakeTurn>();
  const turnOf = (pack: Pack): TakeTurn => {
    const there = turns.get(pack) ?? createTurn(pack, createEars(pack));
    turns.set(pack, there);
    return there;
  };
  // The first person to speak is not to wait for it.
  turnOf(packs.at(new Date(now)));
  return (state, message, at) => turnOf(packs.at(new Date(at)))(state, message, at);
}

/** What a person saw of an option; a card may have been sent under an earlier pack. */
export function createPackLabels(packs: PackShelf): (option: string) => string | undefined {
  const labels = packs.all().toReversed().map(createLabelOf);
  return (option) => labels.map((labelOf) => labelOf(option)).find((label) => label !== undefined);
}
