import type { Pack } from '../../../bot/policy/pack.ts';
import type { OfficeCaseLine } from '../../contract/office-case.ts';
import type { CaseLine, OfficeView } from './ports.ts';
import { OFFICE_MOVES } from './states.ts';

/** A case in one line, with how long it has been waiting. */
export function presentLine(line: CaseLine, pack: Pack, office: OfficeView, now: Date): OfficeCaseLine {
  const { id, title, leadName, field, state, stateSince, submittedAt, number, version } = line;
  const { assignee, assignedAt, proposed, caseVersion } = line;
  return {
    ...{ id, title, leadName, field, state, number, version, assignee, proposed, caseVersion },
    fieldLabel: fieldLabels(pack).find((known) => known.id === field)?.label ?? '',
    clock: stateSince === null ? null : clockOf(line, stateSince, office, now),
    submittedAt: submittedAt?.toISOString() ?? null,
    assignedAt: assignedAt?.toISOString() ?? null,
  };
}

function clockOf({ state }: CaseLine, since: Date, office: OfficeView, now: Date): OfficeCaseLine['clock'] {
  const { days, provisional } = office.workingDaysBetween(since, now);
  const limit = OFFICE_MOVES.includes(state) ? office.reviewDays : null;
  const over = limit !== null && days > limit;
  return { since: since.toISOString(), workingDays: days, limit, over, provisional };
}

/** The values of the pack's field of work, where it has one. */
export function fieldLabels(pack: Pack): { id: string; label: string }[] {
  const { field_fact: id } = pack.form;
  const fact = id === undefined ? undefined : pack.facts.get(id);
  return fact?.type === 'choice'
    ? fact.options.map((option) => ({ id: option.id, label: option.label }))
    : [];
}
