import type { Pack } from '../../../bot/policy/pack.ts';
import { dayAt } from '../calendar/days.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import { filingPolicy } from './decide-notice.ts';
import { isOver } from './notice-days.ts';
import type { Notice } from './ports.ts';

/** The clauses to the letter. */
export const quoted = (pack: Pack, ids: readonly string[]) =>
  ids.map((id) => ({ id, text: pack.clauses.get(id)?.text ?? '' }));

/** What stands above every notice: who publishes, on what ground, and whom to write to. */
export async function aboutNotices(pack: Pack, settings: OfficeSettings) {
  const { notice } = filingPolicy(pack);
  const { contacts } = await settings.read();
  return {
    ...{ title: notice.title, office: pack.manifest.office, issuer: pack.manifest.issuer },
    ...{ introduction: notice.introduction, objections: notice.objections, none: notice.none },
    clauses: quoted(pack, notice.clauses),
    contacts,
  };
}

/** What anybody may see of a notice; of one that was revoked only that it was. */
export function presentPublic(notice: Notice, now: Date) {
  const { id, startsOn, endsOn, provisional, content } = notice;
  const over = notice.state === 'running' && isOver(notice, dayAt(now));
  const { title, lead, field, members, workingDays } = content;
  const gone = notice.state === 'revoked';
  return {
    ...{ id, title, startsOn, endsOn, provisional, workingDays },
    lead: gone ? '' : lead,
    field: gone ? '' : field,
    members: gone ? [] : members,
    state: over ? ('ended' as const) : notice.state,
  };
}
