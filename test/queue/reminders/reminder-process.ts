import { setTimeout as delay } from 'node:timers/promises';
import { mergeSettings } from '../../../server/services/settings/read-settings.ts';
import { scanReminders } from '../../../server/services/reminders/scan.ts';
import { createPrisma } from '../../../server/stores/database.ts';
import { createReminderRows } from '../../../server/stores/reminders/rows.ts';
import { baoshan } from '../../support/packs.ts';

/** What scans reminders at a time that stands still, as a process of its own that can be killed. */
export interface ReminderProcessTask {
  databaseUrl: string;
  /** Epoch milliseconds. */
  now: number;
  batch: number;
}

async function work({ databaseUrl, now, batch }: ReminderProcessTask): Promise<never> {
  const prisma = createPrisma({ url: databaseUrl, embedded: false });
  const rows = createReminderRows({ prisma, headPhones: ['form.head.phone'] });
  const settings = { read: async () => mergeSettings(baoshan.office, []) };
  for (;;) {
    const { reminders } = await scanReminders({
      ...{ settings, rows, batch, clock: () => now, stopping: () => false },
      onError: (error) => {
        throw error;
      },
    });
    if (reminders === 0) await delay(20);
  }
}

await work(JSON.parse(process.env['REMINDERS'] ?? '') as ReminderProcessTask);
