import { seesPersonalData } from '../../permissions/office.ts';
import { maskedPhone, maskedText } from '../../phrases/filing.ts';
import { calendarOf } from '../calendar/calendar-of.ts';
import { dayAt } from '../calendar/days.ts';
import { notFound } from '../applications/read-application.ts';
import { stepsFrom } from '../life/machine.ts';
import { filingPolicy, type Officer } from './decide-notice.ts';
import { blockersOf } from './file-application.ts';
import { noticeDays } from './notice-days.ts';
import type { FilingDeps } from './open-notice.ts';
import type { Objection } from './ports.ts';
import { presentFiling, presentNotice } from './present.ts';
import { validityFrom } from './validity.ts';

type Deps = Pick<FilingDeps, 'packs' | 'settings' | 'store'> & { publicUrl: () => string };

/** Notices, objections and filing of one case, as an officer sees them, and what can be done next. @throws {ServerError} `not_found`, `no_filing_here` */
export const createReadCaseFiling =
  ({ packs, settings, store, publicUrl }: Deps) =>
  async (application: string, { role }: Officer, now: Date) => {
    const stands = await store.case(application);
    if (stands === null) throw notFound();
    const policy = filingPolicy(packs.of(stands.pack));
    const chosen = await settings.read();
    const today = dayAt(now);
    const workingDays = chosen.notice.working_days;
    const planned = { ...noticeDays(calendarOf(chosen), today, workingDays), workingDays };
    const waits = stands.state === 'public_notice' || stands.state === 'objection';
    return {
      ...{ state: stands.state, caseVersion: stands.caseVersion },
      plan: stands.state === 'approved' ? planned : null,
      notices: stands.notices.map((notice) => ({
        ...presentNotice(notice),
        ...{ openedBy: notice.openedBy, openedAt: notice.openedAt.toISOString() },
      })),
      objections: stands.objections.map((objection) => presentObjection(objection, seesPersonalData(role))),
      mayDecide: stepsFrom('public_notice', role).includes('file'),
      mayOpen: stepsFrom('approved', role).includes('open_notice'),
      blockers: waits ? blockersOf(stands, today).map(({ text }) => text) : null,
      validity: validityFrom(today, policy, chosen.validity.years),
      filing: stands.filing && {
        ...presentFiling(stands.filing, stands.state, publicUrl(), now),
        filedBy: stands.filing.filedBy,
      },
      clauses: [...policy.filing.clauses],
    };
  };

/** What was objected may name people too. */
function presentObjection(objection: Objection, inFull: boolean) {
  const { id, number, state, answer, handledBy } = objection;
  const { name, unit, address, phone, text } = objection;
  const shown = inFull
    ? { name, unit, address, phone, text }
    : {
        name: maskedText(name),
        unit,
        address: maskedText(address),
        phone: maskedPhone(phone),
        text: maskedText(text),
      };
  return {
    ...{ id, number, state, answer, handledBy },
    ...shown,
    receivedAt: objection.receivedAt.toISOString(),
    handledAt: objection.handledAt?.toISOString() ?? null,
  };
}
