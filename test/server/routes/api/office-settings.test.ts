import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API } from '../../../../server/contract/api.ts';
import type { SettingKey } from '../../../../server/contract/office-settings.ts';
import { startReminder } from '../../../../server/stores/reminders/reminders.ts';
import { startTestApi, type TestApi } from '../../../setup/api.ts';
import type { Person } from '../../../setup/people.ts';

const { officeSettings } = API;
/** In a November in which 2027 is not published yet. */
const NOW = Date.parse('2026-11-26T02:00:00Z');

describe('the settings of the office', () => {
  let api: TestApi;
  let lead: Person;
  let administrator: Person;
  beforeAll(async () => {
    api = await startTestApi({ clock: () => NOW });
    lead = await api.officer('lead', '陆主任');
    administrator = await api.officer('administrator', '韩管理员');
  });
  afterAll(() => api.stop());

  const change = (key: SettingKey, value: unknown, base = 0, by = lead) =>
    api.attempt(by, officeSettings.change, { params: { key }, body: { base, value } });

  it('are the pack’s to begin with, and say which year’s holidays are not known', async () => {
    const view = await api.call(administrator, officeSettings.read);
    expect(view.settings.notice).toEqual({ working_days: 5 });
    expect(view.changed['notice']).toEqual({ version: 0, by: null, at: null });
    expect(view.bounds).toEqual({ validityYears: 3, clauses: ['5.6'] });
    expect(view.calendar).toEqual({ known: [2026], missing: [2027] });
  });

  it('are changed with a history of who chose what, and on record', async () => {
    expect((await change('notice', { working_days: 7 })).body.settings.notice.working_days).toBe(7);
    const { body } = await change('notice', { working_days: 10 }, 1, administrator);
    expect(body.changed['notice']).toMatchObject({ version: 2, by: { name: '韩管理员' } });
    const { items } = await api.call(lead, officeSettings.history, { params: { key: 'notice' } });
    expect(items.map(({ version, value, by }) => [version, value, by.name])).toEqual([
      [2, { working_days: 10 }, '韩管理员'],
      [1, { working_days: 7 }, '陆主任'],
    ]);
    const entries = await api.prisma.auditEntry.findMany({ where: { action: 'setting_changed' } });
    expect(entries.map(({ actor, data }) => [actor, data])).toEqual([
      [lead.id, { key: 'notice', version: 1, value: { working_days: 7 } }],
      [administrator.id, { key: 'notice', version: 2, value: { working_days: 10 } }],
    ]);
  });

  it('tell whoever comes second that somebody was first, and change nothing', async () => {
    const both = await Promise.all([
      change('review', { working_days: 12 }),
      change('review', { working_days: 30 }, 0, administrator),
    ]);
    expect(both.map(({ status, code }) => [status, code]).sort()).toEqual([
      [200, null],
      [409, 'setting_changed'],
    ]);
    expect(await api.prisma.officeSettingChange.count({ where: { key: 'review' } })).toBe(1);
  });

  it.each<[string, SettingKey, unknown, RegExp]>([
    ['a validity beyond the policy’s', 'validity', { years: 4, renew_from: 90 }, /不能超过 3 年（条款 5.6）/],
    ['someone on duty who is no officer', 'duty', { officer: 'x'.repeat(22) }, /不在经办人员名单里/],
    ['hours that overlap', 'hours', [{ from: '10:00', to: '09:00' }], /“办公时间”没有保存：.*结束要晚于开始/],
    ['a correction in no day', 'correction', { working_days: 0 }, /工作日数填 1 到 250 的整数/],
    ['a ladder in disorder', 'reminders', { annual: { before: [1, 30] } }, /没有保存/],
  ])('refuse %s, saying why', async (_what, key, value, said) => {
    const { status, code, body } = await change(key, value);
    expect([status, code]).toEqual([422, 'bad_setting']);
    expect(body['detail']).toMatch(said);
    expect(await api.prisma.officeSetting.count({ where: { key } })).toBe(0);
  });

  it('have reminders planned anew once a year’s holidays are entered', async () => {
    const at = new Date(NOW);
    const waits = { kind: 'annual', subjectId: 'r', applicationId: 'a', dueOn: '2027-10-15', at } as const;
    await api.prisma.$transaction((tx) => startReminder(tx, waits));
    await api.prisma.reminder.updateMany({ data: { nextAt: new Date('2027-10-08T01:00:00Z') } });
    const year = { year: 2027, off: ['2027-10-01..2027-10-08'], work: [], source: '国务院办公厅通知' };
    const { body } = await change('holidays', [year], 0, administrator);
    expect(body.calendar).toEqual({ known: [2026, 2027], missing: [] });
    expect((await api.prisma.reminder.findFirstOrThrow()).nextAt).toEqual(at);
  });
});
