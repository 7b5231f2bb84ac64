import type { Pack } from '../../../bot/policy/pack.ts';
import { UNSURE } from '../../../bot/policy/pack.ts';
import type { Draft } from '../applications/ports.ts';
import { standingOf } from '../applications/standing.ts';
import type { Listing } from './ports.ts';

/** What the office lists and finds an application by. */
export function listingOf(pack: Pack, draft: Draft): Listing {
  const { facts, title, members } = standingOf(pack, draft);
  const { name, code } = draft.organisation;
  const lead = facts[pack.form.lead_name_fact];
  const leadName = typeof lead === 'string' && lead !== UNSURE ? lead : name;
  const field = facts[pack.form.field_fact ?? ''];
  return {
    ...{ title, leadName },
    field: typeof field === 'string' && field !== UNSURE ? field : '',
    names: [name, code, ...members.flatMap((member) => [member.name, member.code])],
  };
}
