import type { Pack } from '../../../bot/policy/pack.ts';
import type { RosterMember } from '../../contract/later.ts';
import { ServerError } from '../../errors.ts';
import { LATER_REASONS } from '../../phrases/later.ts';
import type { Member } from '../applications/members.ts';
import type { MemberChange } from './ports.ts';

type Change = Pick<MemberChange, 'kind' | 'leaves' | 'joins'>;

/**
 * The roster with one change carried out; who takes another's place stands where the other stood.
 * @throws {ServerError} `no_such_member`, `member_listed`
 */
export function rosterAfter(roster: readonly Member[], { leaves, joins }: Change): readonly Member[] {
  const at = leaves === null ? -1 : roster.findIndex(({ id }) => id === leaves.id);
  if (leaves !== null && at < 0) {
    throw new ServerError(409, 'no_such_member', LATER_REASONS.noSuchMember(leaves.name));
  }
  const rest = roster.filter((_, place) => place !== at);
  if (joins === null) return rest;
  if (rest.some(({ code }) => code === joins.code)) {
    throw new ServerError(409, 'member_listed', LATER_REASONS.memberListed(joins.name));
  }
  const place = at < 0 ? rest.length : at;
  return [...rest.slice(0, place), joins, ...rest.slice(place)];
}

/** A member without what concerns a person. */
export const presentMember = (pack: Pack, { id, name, code, kind, place, role }: Member): RosterMember => ({
  ...{ id, name, code, kind, place, role },
  kindLabel: pack.form.member_kinds.find((known) => known.id === kind)?.label ?? '',
});
