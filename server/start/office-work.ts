import { systemClock } from '../queue/clock.ts';
import { createRounds, paced, type Chore } from '../queue/rounds.ts';
import { createOpenReports } from '../services/annual/open-reports.ts';
import { watchCalendar } from '../services/calendar/watch-calendar.ts';
import { scanReminders } from '../services/reminders/scan.ts';
import { endFilings } from '../services/validity/end-filings.ts';
import { createTell } from '../stores/life/tell.ts';
import { createAnnualOpening } from '../stores/annual/opening.ts';
import { createReminderRows } from '../stores/reminders/rows.ts';
import { createEndingFilings } from '../stores/validity/ending-filings.ts';
import type { ApiParts } from './api.ts';
import { annualSettings } from './api/annual.ts';
import { createNoticeEnding } from './api/filing.ts';
import { createOfficerLookup } from './officers.ts';
import type { Role } from './role.ts';
import { openSettings } from './settings.ts';
import type { Teardown } from './teardown.ts';

/** Taken up at once: what a scan holds in memory, and how long it holds an embedded database. */
const BATCH = 500;

/** Nobody tells of a change of a department or tag of WeCom, or of a filing that is entered late. */
const SELDOM = 600_000;

type Parts = Pick<ApiParts, 'config' | 'account' | 'wecom' | 'prisma' | 'packs' | 'clock' | 'log'>;

/** What the calendar asks for is done by the processes that do the work. Who is an officer is known when this returns. */
export async function startOfficeWork(role: Role, parts: Parts, teardown: Teardown): Promise<void> {
  if (role === 'web') return;
  const { clock, log } = parts;
  const lookUpOfficers = paced(SELDOM, clock, () => createOfficerLookup(parts)(new Date(clock())));
  const onError = (err: unknown) => log.warn({ err }, 'work of the calendar');
  await lookUpOfficers(() => false).catch(onError);
  const rounds = createRounds({
    chores: [...choresOf(parts, onError), lookUpOfficers],
    clock: { ...systemClock, now: clock },
    onError,
  });
  rounds.start();
  teardown.add('work of the calendar', rounds.stop);
}

/** In their order: a notice or a filing that ends today is not reminded of any more. */
function choresOf(parts: Parts, onError: (error: unknown) => void): Chore[] {
  const { prisma, packs, clock, log } = parts;
  const settings = openSettings({ prisma, packs, clock });
  const heads = packs.all().flatMap(({ office }) => (office.head ? [`form.${office.head.phone}`] : []));
  const rows = createReminderRows({ prisma, headPhones: [...new Set(heads)] });
  const filings = createEndingFilings(prisma);
  const tell = createTell(prisma);
  const common = { settings, clock, onError, batch: BATCH };
  const endNotices = createNoticeEnding(parts);
  const openReports = createOpenReports({
    ...{ packs, opening: createAnnualOpening(prisma), settings: annualSettings(parts), onError },
  });
  return [
    () => endNotices(new Date(clock())),
    paced(SELDOM, clock, async (stopping) => {
      const count = await openReports(new Date(clock()), stopping);
      if (count > 0) log.info({ count }, 'annual reports opened');
    }),
    (stopping) => endFilings({ ...common, filings, stopping }),
    (stopping) => scanReminders({ ...common, rows, stopping }),
    () => watchCalendar({ settings, tell, clock }),
  ];
}
