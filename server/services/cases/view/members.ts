import type { Facts, Pack } from '../../../../bot/policy/pack.ts';
import type { OfficeCase } from '../../../contract/office-case.ts';
import { checkCounts } from '../../applications/members.ts';
import type { Snapshot } from '../../submissions/ports.ts';
import type { Mask } from './answers.ts';
import { kindLabel } from './words.ts';

type Member = Snapshot['members'][number];
type View = OfficeCase['members'][number];

/** Members as they were handed in, those of the version before that are not there any more at the end. */
export function viewMembers(pack: Pack, now: Snapshot, before: Snapshot | null, mask: Mask): View[] {
  const shown = (member: Member) => ({
    ...member,
    contactMobile: member.contactMobile === '' ? '' : mask(member.contactMobile),
    kindLabel: kindLabel(pack, member.kind),
  });
  const earlier = new Map((before?.members ?? []).map((member) => [member.id, member]));
  const listed = now.members.map((member): View => {
    const was = earlier.get(member.id);
    if (before === null) return { ...shown(member), change: 'same', before: null };
    if (was === undefined) return { ...shown(member), change: 'added', before: null };
    return sameMember(was, member)
      ? { ...shown(member), change: 'same', before: null }
      : { ...shown(member), change: 'changed', before: shown(was) };
  });
  const there = new Set(now.members.map(({ id }) => id));
  const gone = [...earlier.values()].filter(({ id }) => !there.has(id));
  return [...listed, ...gone.map((member): View => ({ ...shown(member), change: 'removed', before: null }))];
}

const sameMember = (a: Member, b: Member): boolean =>
  (Object.keys(a) as (keyof Member)[]).every((key) => a[key] === b[key]);

export function viewCounts(pack: Pack, { facts, members }: Snapshot): OfficeCase['counts'] {
  return checkCounts(pack, facts as Facts, members).flatMap((check) => {
    const fact = pack.facts.get(check.fact);
    return fact?.type === 'count' ? [{ ...check, label: fact.label, unit: fact.unit }] : [];
  });
}
