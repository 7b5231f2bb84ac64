import { ServerError } from '../../errors.ts';
import { LATER_REASONS } from '../../phrases/later.ts';
import { notFound } from '../applications/read-application.ts';
import type { OfficerDeed } from '../decisions/ports.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { byOfficer } from './officers.ts';
import type { Deed, LaterGround, LaterStore, MemberChange } from './ports.ts';
import { rejudge, worsened } from './rejudge.ts';
import { namesOf } from './request-change.ts';
import { rosterAfter } from './roster.ts';
import { answeredAlready, lifeOf, requireFiled } from './standing.ts';

export interface ChangeDecision extends OfficerDeed {
  change: string;
  grant: boolean;
  answer: string;
}

/**
 * Grants a change of members, and the roster with it, or refuses it. A refusal wants a reason, and so does a change after which a rule is not
 * met any more.
 * @throws {ServerError} `not_found`, `answered_already`, `reason_needed`, `no_such_member`, `member_listed`, `case_changed`
 */
export const createDecideChange =
  ({ packs, later }: { packs: PackShelf; later: LaterStore }) =>
  (decision: ChangeDecision): Promise<LaterGround> => {
    const action = decision.grant ? 'member_change_granted' : 'member_change_refused';
    return later.carryOut({ ...byOfficer(decision), step: { action, visible: true } }, (ground) => {
      const change = ground.changes.find(({ id }) => id === decision.change);
      if (change === undefined) throw notFound();
      if (change.state !== 'requested') throw answeredAlready();
      return decision.grant
        ? grant(packs, ground, change, decision)
        : refuse(packs, ground, change, decision);
    });
  };

function grant(
  packs: PackShelf,
  ground: LaterGround,
  change: MemberChange,
  { answer }: ChangeDecision,
): Deed {
  const filing = requireFiled(ground);
  const { pack } = lifeOf(packs, ground);
  const roster = rosterAfter(filing.members, change);
  const rejudged = rejudge(pack, filing.facts, filing.members, roster);
  if (answer === '' && worsened(rejudged).length > 0) throw reasonNeeded(LATER_REASONS.worsenedReason);
  const data = { ...told(packs, ground, change), answer, members: roster.length };
  return {
    data,
    notices: [{ event: 'member_change_granted', data }],
    writes: [{ of: 'change', id: change.id, state: 'granted', answer, roster }],
  };
}

function refuse(
  packs: PackShelf,
  ground: LaterGround,
  change: MemberChange,
  { answer }: ChangeDecision,
): Deed {
  if (answer === '') throw reasonNeeded(LATER_REASONS.reasonNeeded);
  const data = { ...told(packs, ground, change), reason: answer };
  return {
    data,
    notices: [{ event: 'member_change_refused', data }],
    writes: [{ of: 'change', id: change.id, state: 'refused', answer }],
  };
}

const reasonNeeded = (reason: string) => new ServerError(422, 'reason_needed', reason);

function told(packs: PackShelf, ground: LaterGround, { id, kind, leaves, joins }: MemberChange) {
  const { life } = lifeOf(packs, ground);
  const label = life.members?.kinds.find((known) => known.kind === kind)?.label ?? '';
  return { change: id, label, member: namesOf(leaves, joins) };
}
