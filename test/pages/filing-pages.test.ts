import { describe, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { APPLICATION, Problem, SIGNED_OUT, type Fixtures } from './fixtures.ts';
import { CASE } from './office-fixtures.ts';
import { DESK } from './phones.ts';
import { OFFICERS } from './sample-cases.ts';
import { CASE_FILING, OBJECTIONS, NOTICE, VERIFICATION } from './sample-filing.ts';
import { AT, idOf } from './samples.ts';
import { open, openDesk, usePages } from './scene.ts';

usePages();

const NOBODY = { 'session.read': SIGNED_OUT };
const NOTICE_PATH = `/notices/${NOTICE.id}`;

describe('pages for anybody', () => {
  test.each([
    ['/notices', NOTICE.title],
    ['/notices?state=past', NOTICE.title],
    [NOTICE_PATH, '在线提出异议'],
    [`${NOTICE_PATH}/objection`, '提交异议'],
    [`/verify/${idOf('code')}`, VERIFICATION.number],
    ['/receipts', '内容校验码'],
  ])('%s opens without a sign-in, on a phone and on a desk', async (path, shown) => {
    const { page } = await open(path, { fixtures: NOBODY });
    await page.getByText(shown).first().waitFor();
    await expectAccessible(page);
    await page.setViewportSize(DESK);
    await expectAccessible(page);
  });

  test('a notice says whom to write to and, on paper, quotes the clause', async () => {
    const { page } = await open(NOTICE_PATH, { fixtures: NOBODY });
    await expect
      .poll(() => page.getByRole('link', { name: '021-56780000' }).getAttribute('href'))
      .toBe('tel:02156780000');
    const clause = page.locator('blockquote');
    await expect.poll(() => clause.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => clause.isVisible()).toBe(true);
    await expect.poll(() => page.getByRole('button').count()).toBe(0);
  });

  test('an objection is asked for what it lacks, sent once and confirmed', async () => {
    const { page, calls } = await open(`${NOTICE_PATH}/objection`, { fixtures: NOBODY });
    const send = page.getByRole('button', { name: '提交异议' });
    await send.click();
    await expect.poll(() => page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
    await page.getByText('请填写真实姓名').waitFor();
    await expectAccessible(page);
    await page.getByLabel('事实和理由').fill(OBJECTIONS[0]!.text);
    await page.getByRole('radio', { name: /^单位/ }).check();
    await page.getByLabel('单位全称').fill('上海丙科技有限公司');
    await page.getByLabel('联系人姓名').fill('陈先生');
    await page.getByLabel('电话').fill('139 1234 5678');
    await page.getByLabel('通讯地址').fill('上海市宝山区友谊路1号');
    await page.getByRole('checkbox').check();
    await send.click();
    await page.getByText('YY-20261127-0001-7').waitFor();
    await expectAccessible(page);
    const sent = calls.filter(({ id }) => id === 'notices.object');
    expect(sent.map(({ body }) => body)).toMatchObject([
      { kind: 'unit', phone: '13912345678', agreed: true },
    ]);
  });

  test('a code that belongs to nothing is said to, with what to do', async () => {
    const answer = new Problem(404, 'not_found', '没有这个核验码对应的备案。请向受理部门核实证明的真伪。');
    const fixtures = { ...NOBODY, 'filings.verify': answer };
    const { page } = await open(`/verify/${idOf('guess')}`, { fixtures, expected: /404/ });
    await page.getByText('没有查到这项备案').waitFor();
    await expectAccessible(page);
  });

  test('a filing that has ended is not called valid', async () => {
    const ended = { ...VERIFICATION, status: 'cancelled' as const, endedOn: '2027-05-06' };
    const { page } = await open(`/verify/${idOf('code')}`, {
      fixtures: { ...NOBODY, 'filings.verify': ended },
    });
    await page.getByText('备案已取消').waitFor();
    await expect.poll(() => page.getByText('有效', { exact: true }).count()).toBe(0);
  });

  test('a receipt is said to be what the check has shown', async () => {
    const path = '/receipts?number=lb-20261125-0001-7&digest=A1B2C3D4E5F60718';
    const { page, calls, answer } = await open(path, { fixtures: NOBODY });
    for (const [outcome, said] of [
      ['unchanged', '与提交时一致'],
      ['changed', '保存的内容被改动过'],
      ['mismatch', '校验码对不上'],
      ['unknown', '没有这个回执号'],
    ] as const) {
      answer({ 'receipts.check': { outcome, receipt: null, checkedAt: AT } });
      await page.getByRole('button', { name: '核验' }).click();
      await page.getByText(said).waitFor();
    }
    await expectAccessible(page);
    expect(calls.at(-1)!.query).toEqual({ number: 'LB-20261125-0001-7', digest: 'a1b2c3d4e5f60718' });
  });
});

describe('an applicant', () => {
  const path = `/applications/${APPLICATION.id}`;

  test('sees the notice that runs and that objections are being handled', async () => {
    const application = { ...APPLICATION, state: 'objection' as const };
    const { page } = await open(path, { fixtures: { 'applications.read': application } });
    await page.getByText('收到 1 条异议').waitFor();
    await expectAccessible(page);
  });

  test('gets the certificate of what is filed', async () => {
    const filing = {
      ...{ id: idOf('filing'), number: VERIFICATION.number, filedOn: '2026-12-04', validUntil: '2029-12-03' },
      ...{ endedOn: null, status: 'valid' as const, verifyUrl: 'http://localhost/verify/code' },
    };
    const fixtures = {
      'applications.read': { ...APPLICATION, state: 'filed' as const },
      'filing.read': { notice: null, objections: { open: 0, handled: 0 }, filing, clauses: ['5.6'] },
    };
    const { page, calls } = await open(path, { fixtures, routes: { '/drafts/of-the-fixtures': 'ok' } });
    await page.getByText(VERIFICATION.number).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '备案证明（Word）' }).click();
    await expect.poll(() => calls.at(-1)?.query).toEqual({ format: 'docx' });
  });
});

describe('an officer', () => {
  const LEAD = { 'office_people.me': { person: OFFICERS.lin, role: 'lead' as const } };
  const onCase = (change: Partial<typeof CASE_FILING> = {}): Fixtures => ({
    ...LEAD,
    'office_cases.read': { ...CASE, state: 'objection', actions: ['note'] },
    'office_filing.read': { ...CASE_FILING, ...change },
  });
  const tab = `/review/cases/${idOf('application')}?tab=filing`;

  test('sees what waits between approval and filing', async () => {
    const { page } = await openDesk('/review/filings', { fixtures: LEAD });
    await page.getByText('宝联备〔2026〕001号').waitFor();
    await expectAccessible(page);
  });

  test('answers an objection, with what was found out', async () => {
    const { page, calls } = await openDesk(tab, { fixtures: onCase() });
    await page.getByText('还有 1 条异议没有答复').waitFor();
    await expectAccessible(page);
    await page.getByLabel('核实情况和答复').fill('经核实，该单位登记状态为存续。');
    await page.getByRole('button', { name: '异议不成立' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '异议不成立' }).click();
    await expect.poll(() => calls.some(({ id }) => id === 'office_filing.answer_objection')).toBe(true);
    const made = calls.find(({ id }) => id === 'office_filing.answer_objection')!;
    expect(made.body).toMatchObject({ base: CASE_FILING.caseVersion, decision: 'dismiss' });
  });

  test('files for no longer than the clause allows', async () => {
    const clear = onCase({ blockers: [], objections: [], state: 'public_notice' });
    const { page, calls } = await openDesk(tab, { fixtures: clear });
    const until = page.getByLabel('有效期至');
    await until.fill('2030-01-01');
    await expect.poll(() => page.getByRole('button', { name: '予以备案' }).isDisabled()).toBe(true);
    await until.fill('2028-11-26');
    await page.getByRole('button', { name: '予以备案' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '予以备案' }).click();
    await page.getByText('已备案：宝联备〔2026〕001号').waitFor();
    const made = calls.find(({ id }) => id === 'office_filing.file')!;
    expect(made.body).toEqual({ base: CASE_FILING.caseVersion, validUntil: '2028-11-26' });
  });
});
