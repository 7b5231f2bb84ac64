import type { Ground } from '../../../bot/policy/life-schema.ts';
import { ServerError } from '../../errors.ts';
import { LATER_REASONS } from '../../phrases/later.ts';
import { notFound } from '../applications/read-application.ts';
import type { Decision, NewDecision, OfficerDeed } from '../decisions/ports.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { LaterGround, LaterStore } from './ports.ts';
import { lifeOf } from './standing.ts';

export interface Cancellation extends OfficerDeed {
  grounds: readonly string[];
  words: string;
}
export interface CancelDeps {
  packs: PackShelf;
  later: Pick<LaterStore, 'read'>;
  decide: (decision: NewDecision) => Promise<Decision>;
}

/**
 * Cancels a filing on grounds of its pack, by the way of every decision: where the office wants four eyes, it is proposed to a second officer.
 * @throws {ServerError} `not_found`, `no_such_ground`, `rectification_first`, and what the decision throws
 */
export const createCancelFiling =
  ({ packs, later, decide }: CancelDeps) =>
  async ({ grounds, ...deed }: Cancellation): Promise<void> => {
    const found = await later.read(deed.applicationId);
    if (found === null) throw notFound();
    const known = lifeOf(packs, found).life.grounds;
    const chosen = grounds.map((id) => known.find((ground) => ground.id === id));
    if (chosen.includes(undefined)) throw new ServerError(422, 'no_such_ground', LATER_REASONS.noSuchGround);
    const named = chosen.filter((ground) => ground !== undefined);
    const early = named.find((ground) => wantsRectification(found, ground));
    if (early)
      throw new ServerError(409, 'rectification_first', LATER_REASONS.rectificationFirst(early.label));
    const reasons = named.map(({ id, label, clauses }) => ({ id, text: label, clauses }));
    await decide({ ...deed, kind: 'cancel', reasons });
  };

/** Whether the ground's clause wants a rectification that was not done, and there is none. */
export const wantsRectification = ({ rectifications }: LaterGround, ground: Ground): boolean =>
  ground.after_rectification && !rectifications.some(({ state }) => state === 'failed');
