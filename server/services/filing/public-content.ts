import { UNSURE, type Pack } from '../../../bot/policy/pack.ts';
import type { FilingPolicy } from '../../../bot/policy/filing-schema.ts';
import type { Snapshot } from '../submissions/ports.ts';
import type { Member, PublicContent } from './ports.ts';

/** What identifies a case in lists: names and the field's value, as handed in. */
export function namesIn(pack: Pack, policy: FilingPolicy, snapshot: Snapshot) {
  const lead = snapshot.facts[pack.form.lead_name_fact];
  const stated = typeof lead === 'string' && lead !== UNSURE ? lead : snapshot.organisation.name;
  const title = snapshot.form[pack.form.title_field];
  const field = snapshot.facts[policy.public.field];
  return {
    title: typeof title === 'string' ? title : stated,
    lead: stated,
    field: typeof field === 'string' ? field : '',
  };
}

interface Named {
  title: string;
  lead: string;
  field: string;
  members: readonly Member[];
}

/** All that may be published of a case, by the pack's list: whatever is not named there stays in the office. */
export function publicContent(pack: Pack, policy: FilingPolicy, { members, ...named }: Named): PublicContent {
  const shows = (attribute: (typeof policy.public.members)[number]) =>
    policy.public.members.includes(attribute);
  const kinds = new Map(pack.form.member_kinds.map(({ id, label }) => [id, label]));
  return {
    title: named.title,
    lead: named.lead,
    field: labelOf(pack, policy.public.field, named.field),
    members: members
      .filter(({ name }) => name !== '')
      .map(({ name, kind, place }) => ({
        name: shows('name') ? name : '',
        kind: shows('kind') ? (kinds.get(kind) ?? '') : '',
        place: shows('place') ? place : '',
      })),
  };
}

function labelOf(pack: Pack, id: string, value: string): string {
  const fact = pack.facts.get(id);
  if (fact?.type !== 'choice') return '';
  return fact.options.find((option) => option.id === value)?.label ?? '';
}
