import { describe, expect, it } from 'vitest';
import { holidayYearSchema, settingsSchema } from '../../../server/contract/office-settings.ts';
import { createOfficeSettings, mergeSettings } from '../../../server/services/settings/read-settings.ts';
import { readPack } from '../../../bot/read-pack.ts';
import { baoshan, PROOF_CENTRE_DIRECTORY } from '../../support/packs.ts';

const stored = (key: string, value: unknown) => ({
  key,
  value,
  version: 1,
  changedBy: 'officer',
  changedAt: new Date(0),
});

describe('the settings of the office', () => {
  it('are the values of the pack until the office chooses', async () => {
    const settings = createOfficeSettings({ store: { all: async () => [] }, defaults: () => baoshan.office });
    const { notice, annual, reminders, duty, return_reasons } = await settings.read();
    expect({ notice, due: annual.due, duty }).toEqual({
      notice: { working_days: 5 },
      due: '03-31',
      duty: { officer: null },
    });
    expect(reminders.annual.before).toEqual([30, 15, 7, 1]);
    expect(reminders.validity.before).toEqual([90, 60, 30]);
    expect(return_reasons.length).toBeGreaterThan(3);
  });

  it('are there for a programme whose pack says nothing of them', () => {
    expect(mergeSettings(readPack(PROOF_CENTRE_DIRECTORY).office, []).hours).toEqual([
      { from: '09:00', to: '17:00' },
    ]);
  });

  it('are the office’s where it has chosen, and the pack’s where what it chose no longer fits', () => {
    const merged = mergeSettings(baoshan.office, [
      stored('notice', { working_days: 7 }),
      stored('annual', { due: '02-30' }),
      stored('gone', 1),
    ]);
    expect(merged.notice.working_days).toBe(7);
    expect(merged.annual.due).toBe('03-31');
    expect(merged).not.toHaveProperty('gone');
  });

  it.each([
    [
      'hours that overlap',
      'hours',
      [
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '17:00' },
      ],
    ],
    ['hours that end before they begin', 'hours', [{ from: '12:00', to: '09:00' }]],
    ['no hours', 'hours', []],
    ['a day that is not in every year', 'annual', { due: '02-29' }],
    ['a notice of no day', 'notice', { working_days: 0 }],
  ] as const)('are not %s', (_what, key, value) => {
    expect(settingsSchema.shape[key].safeParse(value).success).toBe(false);
  });

  it.each([
    ['a day of another year', { year: 2027, off: ['2028-01-01'], work: [], source: '通知' }],
    ['a day that is none', { year: 2027, off: ['2027-02-30'], work: [], source: '通知' }],
    [
      'a run that ends before it begins',
      { year: 2027, off: ['2027-10-07..2027-10-01'], work: [], source: '通知' },
    ],
    ['holidays from nowhere', { year: 2027, off: ['2027-10-01'], work: [], source: '' }],
  ])('hold no %s', (_what, value) => {
    expect(holidayYearSchema.safeParse(value).success).toBe(false);
  });
});
