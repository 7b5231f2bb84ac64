import { systemClock } from '../queue/clock.ts';
import { createOfficeWorker } from '../queue/office-worker.ts';
import { watchCalendar } from '../services/calendar/watch-calendar.ts';
import { scanReminders } from '../services/reminders/scan.ts';
import { endFilings } from '../services/validity/end-filings.ts';
import { createTell } from '../stores/life/tell.ts';
import { createReminderRows } from '../stores/reminders/rows.ts';
import { createEndingFilings } from '../stores/validity/ending-filings.ts';
import type { ApiParts } from './api.ts';
import type { Role } from './role.ts';
import { openSettings } from './settings.ts';
import type { Teardown } from './teardown.ts';

/** Taken up at once: what a scan holds in memory, and how long it holds an embedded database. */
const BATCH = 500;

/** What the calendar asks for is done by the processes that do the work. */
export function startOfficeWork(
  role: Role,
  { prisma, packs, clock, log }: Pick<ApiParts, 'prisma' | 'packs' | 'clock' | 'log'>,
  teardown: Teardown,
): void {
  if (role === 'web') return;
  const settings = openSettings({ prisma, packs, clock });
  const heads = packs.all().flatMap(({ office }) => (office.head ? [`form.${office.head.phone}`] : []));
  const rows = createReminderRows({ prisma, headPhones: [...new Set(heads)] });
  const filings = createEndingFilings(prisma);
  const tell = createTell(prisma);
  const onError = (err: unknown) => log.warn({ err }, 'work of the calendar');
  const common = { settings, clock, onError, batch: BATCH };
  const worker = createOfficeWorker({
    chores: [
      (stopping) => endFilings({ ...common, filings, stopping }),
      (stopping) => scanReminders({ ...common, rows, stopping }),
      () => watchCalendar({ settings, tell, clock }),
    ],
    clock: { ...systemClock, now: clock },
    onError,
  });
  worker.start();
  teardown.add('work of the calendar', worker.stop);
}
