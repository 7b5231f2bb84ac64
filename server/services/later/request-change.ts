import type { z } from 'zod';
import type { ChangeKind } from '../../../bot/policy/life-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { joiningSchema } from '../../contract/later.ts';
import { ServerError } from '../../errors.ts';
import { LATER_REASONS } from '../../phrases/later.ts';
import type { Member } from '../applications/members.ts';
import { notFound } from '../applications/read-application.ts';
import { idFrom } from '../id-from.ts';
import { readCreditCode } from '../organisations/credit-code.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { Deed, Filed, LaterGround, LaterStore } from './ports.ts';
import { rosterAfter } from './roster.ts';
import { answeredAlready, byApplicant, lifeOf, notOffered, requireFiled, type Asked } from './standing.ts';

/** What one consortium may have waiting at the office at a time. */
export const MOST_OPEN = 20;

type Joining = z.output<typeof joiningSchema>;
export interface ChangeRequest extends Asked {
  kind: ChangeKind;
  leaves: string | null;
  joins: Joining | null;
  reason: string;
}

/**
 * Asks the office to change the members; the roster stays as it is until it has granted that.
 * @throws {ServerError} `not_filed`, `no_such_change`, `no_such_member`, `member_listed`, `bad_code`, `code_unconfirmed`, `incomplete`,
 * `too_many_open`
 */
export const createRequestChange =
  ({ packs, later }: { packs: PackShelf; later: LaterStore }) =>
  (request: ChangeRequest): Promise<LaterGround> =>
    later.carryOut(
      { ...byApplicant(request), step: { action: 'member_change_requested', visible: true } },
      (ground) => decide(packs, ground, request),
    );

function decide(packs: PackShelf, ground: LaterGround, request: ChangeRequest): Deed {
  const filing = requireFiled(ground);
  const { pack, life } = lifeOf(packs, ground);
  const kind = life.members?.kinds.find((known) => known.kind === request.kind);
  if (kind === undefined) throw notOffered('no_such_change');
  if (ground.changes.filter(({ state }) => state === 'requested').length >= MOST_OPEN)
    throw new ServerError(409, 'too_many_open', LATER_REASONS.tooManyOpen(MOST_OPEN));
  const leaves = request.kind === 'add' ? null : leaving(filing, request.leaves);
  const joins = request.kind === 'remove' ? null : joining(pack, ground, request);
  rosterAfter(filing.members, { kind: request.kind, leaves, joins });
  const id = idFrom(request.key, 'member_change');
  const { reason, now: at } = request;
  const data = { change: id, label: kind.label, member: namesOf(leaves, joins) };
  return {
    data,
    notices: [{ event: 'member_change_requested', data }],
    writes: [{ of: 'new_change', change: { id, kind: request.kind, leaves, joins, reason, at } }],
  };
}

/** Who is concerned, for a sentence. */
export const namesOf = (leaves: Member | null, joins: Member | null): string =>
  [leaves, joins].flatMap((member) => (member === null ? [] : [member.name])).join('、');

function leaving({ members }: Filed, id: string | null): Member {
  if (id === null) throw incomplete(LATER_REASONS.whoLeaves);
  const member = members.find((known) => known.id === id);
  if (member === undefined) throw new ServerError(409, 'no_such_member', LATER_REASONS.noSuchMember(''));
  return member;
}

const incomplete = (reason: string) => new ServerError(422, 'incomplete', reason);

function joining(pack: Pack, { organisation }: LaterGround, { joins, key }: ChangeRequest): Member {
  if (joins === null) throw incomplete(LATER_REASONS.whoJoins);
  const { name, kind, place, role, confirmCode } = joins;
  if (!pack.form.member_kinds.some(({ id }) => id === kind)) throw incomplete(LATER_REASONS.kind);
  const reading = readCreditCode(joins.code);
  if (reading.type === 'bad')
    throw new ServerError(422, 'bad_code', LATER_REASONS.badCode(reading.suggestion));
  if (reading.type === 'doubtful' && !confirmCode)
    throw new ServerError(422, 'code_unconfirmed', LATER_REASONS.codeUnconfirmed);
  if (reading.code === organisation.code)
    throw new ServerError(422, 'lead_as_member', LATER_REASONS.leadAsMember);
  const codeState = reading.type === 'good' ? 'good' : 'confirmed';
  const nobody = { contactName: '', contactMobile: '' };
  return {
    ...{ id: idFrom(key, 'member'), name, code: reading.code, codeState, kind, place, role },
    ...nobody,
  };
}

/** Takes a request back while the office has not answered it. @throws {ServerError} `not_found`, `answered_already` */
export const createWithdrawChange =
  ({ later }: { later: LaterStore }) =>
  (asked: Asked & { change: string }): Promise<LaterGround> =>
    later.carryOut(
      { ...byApplicant(asked), step: { action: 'member_change_withdrawn', visible: true } },
      ({ changes }) => {
        const change = changes.find(({ id }) => id === asked.change);
        if (change === undefined) throw notFound();
        if (change.state !== 'requested') throw answeredAlready();
        return {
          data: { change: change.id },
          writes: [{ of: 'change', id: change.id, state: 'withdrawn', answer: '' }],
        };
      },
    );
