import { expect, test } from 'vitest';
import { FORMS } from '../../../miniapp/office/pages/settings/forms.ts';
import type { SettingKey } from '../../../miniapp/office/pages/settings/fields.ts';
import { linesOf } from '../../../miniapp/office/pages/settings/setting-words.ts';
import { mergeSettings } from '../../../server/services/settings/read-settings.ts';
import { baoshan } from '../../support/packs.ts';

const SETTINGS = mergeSettings(baoshan.office, []);

function lines<K extends SettingKey>(key: K, change: (value: (typeof SETTINGS)[K]) => unknown = (it) => it) {
  const form = FORMS.flatMap(({ forms }) => forms).find((one) => one.key === key)!;
  return linesOf(form, change(structuredClone(SETTINGS[key])), () => '');
}

test('a ladder is read as sentences: which days, in which unit, and who hears of it from when', () => {
  const [annual, correction, ending] = lines('reminders');
  expect(annual).toBe(
    '年度报告：一开始提醒一次，到期前 30、15、7、1 个工作日各提醒一次，过期后每 7 天再提醒；' +
      '到期前 15 个工作日起同时提醒第二联系人，到期前 7 个工作日起同时提醒联合体负责人，过期后同时提醒经办人。',
  );
  expect(correction).toContain('到期前 5、2 个工作日各提醒一次，到期当天提醒一次');
  expect(ending).toContain('到期前 1 个工作日提醒一次');
});

test('a ladder without a step says that nobody is reminded', () => {
  const [annual] = lines('reminders', (value) => ({
    ...value,
    annual: {
      ...value.annual,
      ...{ at_opening: false, before: [], after_every: null },
      escalate: { second_contact: null, head: null, officer: null },
    },
  }));
  expect(annual).toBe('年度报告：不提醒。');
});

test('a day of the year and reasons are read as people write them', () => {
  expect(lines('annual')).toEqual(['每年 3 月 31 日']);
  expect(lines('return_reasons')).toEqual(SETTINGS.return_reasons.map(({ text }) => text));
});
