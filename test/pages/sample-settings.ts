import type { Answer } from '../../miniapp/api/endpoints.ts';
import { SETTING_KEYS } from '../../server/contract/office-settings.ts';
import { mergeSettings } from '../../server/services/settings/read-settings.ts';
import { baoshan } from '../support/packs.ts';
import { OFFICERS } from './sample-cases.ts';
import { AT, idOf } from './samples.ts';

type View = Answer<'office_settings.read'>;

/** As the pack has them, with one that a colleague has changed. */
export const sampleSettings: View = {
  settings: { ...mergeSettings(baoshan.office, []), notice: { working_days: 7 } },
  changed: Object.fromEntries(
    SETTING_KEYS.map((key) => [
      key,
      key === 'notice' ? { version: 1, by: OFFICERS.lin, at: AT } : { version: 0, by: null, at: null },
    ]),
  ),
  bounds: { validityYears: 3, clauses: ['5.6'] },
  calendar: { known: [2026], missing: [2027] },
};

export const sampleSettingHistory: Answer<'office_settings.history'> = {
  items: [{ version: 1, value: { working_days: 7 }, by: OFFICERS.lin, at: AT }],
};

export const sampleReminders: Answer<'reminders.list'> = {
  items: [
    {
      ...{ id: idOf('reminder'), kind: 'annual', year: 2025, dueOn: '2026-03-31', daysLeft: 15 },
      ...{ count: 'working', provisional: false, snoozedUntil: null, latest: '2026-03-30' },
      nextAt: '2026-03-10T01:00:00.000Z',
    },
  ],
};
