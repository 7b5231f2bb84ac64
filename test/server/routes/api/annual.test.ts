import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { API } from '../../../../server/contract/api.ts';
import {
  ANNUAL,
  fillReport,
  FULL_REPORT,
  handedInReport,
  openReport,
  opener,
} from '../../../setup/annual.ts';
import { startTestApi, type TestApi } from '../../../setup/api.ts';
import { addFile } from '../../../setup/application.ts';
import type { Person, TestOrganisation } from '../../../setup/people.ts';

const { annual, officeAnnual } = API;
let api: TestApi;
let ours: TestOrganisation;
let officer: Person;
beforeAll(async () => {
  api = await startTestApi({ clock: () => Date.parse('2027-02-01T02:00:00.000Z') });
  officer = await api.officer('reviewer');
});
afterAll(() => api.stop());
beforeEach(async () => {
  ours = await api.organisation();
});

const read = (params: { application: string; report: string }, person = ours.viewer) =>
  api.call(person, annual.read, { params });
const readOffice = (report: string) => api.call(officer, officeAnnual.read, { params: { report } });
const noticesOf = async (applicationId: string) =>
  (
    await api.prisma.noticeEvent.findMany({
      where: { applicationId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    })
  ).map(({ event }) => event);
const ASPECTS = ANNUAL.evaluation.aspects.map(({ id }) => id);
const allScored = (score: number) => Object.fromEntries(ASPECTS.map((id) => [id, score]));

test('a report is filled in, handed in with a receipt, sent back once, handed in again, accepted, evaluated and told', async () => {
  const { application, report } = await openReport(api, ours);
  const params = { application, report };
  const file = await addFile(api, application, `${ANNUAL.attachments[0]!.id}.2026`, ours.owner);
  const empty = await read(params, ours.owner);
  expect(empty).toMatchObject({
    state: 'open',
    year: 2026,
    editable: true,
    lastYear: null,
    dueOn: '2027-03-31',
  });
  expect(empty.missing).toHaveLength(Object.keys(FULL_REPORT).length);
  const refused = await api.attempt(ours.owner, annual.submit, { params, body: { version: empty.version } });
  expect([refused.status, refused.code, refused.body['missing']]).toEqual([
    422,
    'not_complete',
    empty.missing,
  ]);

  const { version, missing } = await fillReport(api, ours.owner, params);
  expect(missing).toEqual([]);
  const receipt = await api.call(ours.editor, annual.submit, { params, body: { version } });
  expect(receipt).toMatchObject({ version: 1, by: { id: ours.editor.id } });
  expect(receipt.number).toMatch(/^LB-20270201-\d{4}-\d$/);
  const handedIn = await api.call(ours.viewer, annual.version, {
    params: { ...params, version: receipt.id },
  });
  expect(handedIn.snapshot).toMatchObject({ values: FULL_REPORT, files: [{ id: file }], year: 2026 });

  let seen = await readOffice(report);
  expect(seen.handedIn!.files.map(({ id }) => id)).toEqual([file]);
  seen = await api.call(officer, officeAnnual.begin, { params: { report }, body: { base: seen.version } });
  expect(seen).toMatchObject({ state: 'under_review', assignee: { id: officer.id } });
  const items = [
    { field: 'jobs', reason: '和去年的社保人数对不上，请核对。' },
    { field: null, reason: '附件请加盖公章。' },
  ];
  await api.call(officer, officeAnnual.correct, {
    params: { report },
    body: { base: seen.version, items, words: '其余没有问题。', dueOn: '2027-02-20' },
  });
  const back = await read(params, ours.owner);
  expect(back).toMatchObject({ state: 'correction_requested', editable: true, dueOn: '2027-02-20' });
  expect(back.correction).toMatchObject({ words: '其余没有问题。', dueOn: '2027-02-20' });
  expect(back.correction!.items.map(({ title, section }) => [title, section])).toEqual([
    ['吸纳就业', 'benefit'],
    ['整份报告和附件', null],
  ]);
  const mended = await fillReport(api, ours.owner, params, { jobs: 99 });
  const second = await api.call(ours.owner, annual.submit, { params, body: { version: mended.version } });
  expect(second.version).toBe(2);

  seen = await readOffice(report);
  const rows = seen.handedIn!.sections.flatMap((section) => section.rows);
  expect(rows.filter((one) => 'before' in one)).toMatchObject([
    { id: 'jobs', value: 99, before: FULL_REPORT['jobs'] },
  ]);
  seen = await api.call(officer, officeAnnual.accept, { params: { report }, body: { base: seen.version } });
  const sheet = { scores: { ...allScored(92), society: 88 }, words: '成效明显。' };
  const some = Object.fromEntries(Object.entries(sheet.scores).slice(1));
  seen = await api.call(officer, officeAnnual.score, {
    params: { report },
    body: { base: seen.version, scores: some },
  });
  expect(seen.evaluation).toMatchObject({ total: null, outcome: null, sentAt: null });
  const early = await api.attempt(officer, officeAnnual.send, {
    params: { report },
    body: { base: seen.version },
  });
  expect([early.status, early.code]).toEqual([422, 'not_complete']);
  expect((await read(params)).evaluation).toBeNull();
  seen = await api.call(officer, officeAnnual.score, {
    params: { report },
    body: { base: seen.version, ...sheet },
  });
  expect(seen.evaluation).toMatchObject({ total: 91.2, outcome: '优秀', sentAt: null });
  seen = await api.call(officer, officeAnnual.send, { params: { report }, body: { base: seen.version } });
  expect(seen).toMatchObject({ state: 'evaluated', outcome: '优秀', total: 91.2 });
  expect((await read(params)).evaluation).toMatchObject({
    total: 91.2,
    outcome: '优秀',
    words: '成效明显。',
  });

  expect((await noticesOf(application)).toSorted()).toEqual([
    ...['annual_accepted', 'annual_correction', 'annual_evaluated', 'annual_opened'],
    ...['annual_submitted', 'annual_submitted'],
  ]);
  const actions = await api.prisma.auditEntry.findMany({
    where: { applicationId: application },
    orderBy: { seq: 'asc' },
  });
  expect(actions.map(({ action }) => action)).toEqual([
    ...['annual_opened', 'annual_submitted', 'annual_review_begun', 'annual_correction', 'annual_submitted'],
    ...['annual_accepted', 'annual_scored', 'annual_scored', 'annual_evaluated'],
  ]);
  const { items: events } = await api.call(ours.viewer, API.applications.events, { params: { application } });
  expect(events.map(({ text }) => text)).toContain('2026 年度绩效评估结果：优秀。');
  expect(events.map(({ text }) => text).join()).not.toContain('评估表');
});

test('last year’s words stand there to be confirmed, and are not handed in before', async () => {
  const { application, report, filing } = await openReport(api, ours);
  const params = { application, report };
  const { version } = await fillReport(api, ours.owner, params);
  await api.call(ours.owner, annual.submit, { params, body: { version } });
  await opener(api.prisma)(new Date('2027-12-31T16:00:00.000Z'));
  const { id } = await api.prisma.annualReport.findFirstOrThrow({
    where: { filingId: filing.id, year: 2027 },
  });
  const next = { application, report: id };
  const begun = await read(next, ours.owner);
  expect(begun.lastYear).toEqual({ year: 2026, values: FULL_REPORT });
  expect(begun.fields['jobs']).toEqual({ value: FULL_REPORT['jobs'], version: 0, by: null, at: null });
  expect(begun.missing).toHaveLength(5);
  expect(begun.missing[0]!.text).toMatch(/去年的内容/);
  const confirmed = await fillReport(api, ours.owner, next);
  expect(confirmed.missing).toEqual([]);
  expect(confirmed.fields['jobs']).toMatchObject({ version: 1, by: { id: ours.owner.id } });
});

test('whoever saw less than there is now is told so, and nothing is done', async () => {
  const { application, report, version } = await handedInReport(api, ours);
  const params = { application, report };
  for (const endpoint of [officeAnnual.begin, officeAnnual.accept]) {
    const { status, code } = await api.attempt(officer, endpoint, {
      params: { report },
      body: { base: version - 1 },
    });
    expect([status, code]).toEqual([409, 'report_changed']);
  }
  const typed = { changes: [{ path: 'jobs', value: 1, base: 1 }] };
  const late = await api.attempt(ours.owner, annual.change, { params, body: typed });
  expect([late.status, late.code]).toEqual([409, 'report_closed']);
  const again = await api.call(ours.owner, annual.submit, { params, body: { version } });
  expect(again.version).toBe(1);
  expect(await read(params)).toMatchObject({ state: 'submitted', version });
});

test('two officers take the same report: one does, the other is told', async () => {
  const { report, version } = await handedInReport(api, ours);
  const other = await api.officer('lead');
  const call = { params: { report }, body: { base: version } };
  const answers = await Promise.all(
    [officer, other].map((one) => api.attempt(one, officeAnnual.begin, call)),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test('the report of a filing that was cancelled meanwhile takes nothing any more, and is not expected', async () => {
  const { application, report } = await openReport(api, ours);
  await api.prisma.application.update({ where: { id: application }, data: { state: 'cancelled' } });
  const params = { application, report };
  expect(await read(params, ours.owner)).toMatchObject({ editable: false, closed: true });
  const { status, code } = await api.attempt(ours.owner, annual.change, {
    params,
    body: { changes: [{ path: 'jobs', value: 3, base: 0 }] },
  });
  expect([status, code]).toEqual([409, 'report_closed']);
});

test('what is no value of its field, or no field, is refused beside what is saved', async () => {
  const { application, report } = await openReport(api, ours);
  const { results } = await api.call(ours.owner, annual.change, {
    params: { application, report },
    body: {
      changes: [
        { path: 'jobs', value: '1,200', base: 0 },
        { path: 'meetings', value: '好几', base: 0 },
        { path: 'luck', value: 7, base: 0 },
      ],
    },
  });
  expect(results).toMatchObject([
    { result: 'saved', field: { value: 1200, version: 1 } },
    { result: 'refused', reason: '请填数字。' },
    { result: 'refused', reason: expect.stringContaining('没有这一项') },
  ]);
});

test('the office’s list leads through a year by state and name, page by page', async () => {
  const title = `低空${ours.code}联合体`;
  for (let at = 0; at < 3; at += 1) await openReport(api, ours, { title });
  await handedInReport(api, ours);
  const list = (query: object) => api.call(officer, officeAnnual.list, { query: { year: 2026, ...query } });
  const first = await list({ search: title, limit: 2 });
  expect(first.items.map((item) => [item.title, item.state, item.overdue])).toEqual([
    [title, 'open', false],
    [title, 'open', false],
  ]);
  const second = await list({ search: title, limit: 2, after: first.next });
  expect([second.items.length, second.next]).toEqual([1, null]);
  expect((await list({ state: 'submitted' })).items.every(({ state }) => state === 'submitted')).toBe(true);
  const states = ['accepted', 'evaluated', 'submitted'];
  for (const [at, item] of [...first.items, ...second.items].entries())
    await api.prisma.annualReport.update({ where: { id: item.id }, data: { state: states[at]! } });
  const passed = await list({ search: title, state: 'passed' });
  expect(passed.items.map(({ state }) => state)).toEqual(['accepted', 'evaluated']);
  const { years, counts } = first;
  expect([years.includes(2026), counts.open >= 3, counts.submitted >= 1]).toEqual([true, true, true]);
  expect(await list({ year: 2011 })).toMatchObject({ items: [], next: null, year: 2011 });
});

test('an attachment is taken for a report that is being filled in, and for no other', async () => {
  const { application } = await openReport(api, ours);
  const document = `${ANNUAL.attachments[0]!.id}.2026`;
  const upload = (name: string) =>
    fetch(`${api.url}/api/uploads`, {
      method: 'POST',
      headers: {
        Cookie: `lianbei_session=${ours.owner.cookie}`,
        'X-CSRF-Token': ours.owner.csrf,
        'Tus-Resumable': '1.0.0',
        'Upload-Length': '7',
        'Upload-Metadata': [
          ['application', application],
          ['document', name],
          ['name', '会议纪要.pdf'],
        ]
          .map(([key, value]) => `${key} ${Buffer.from(value!).toString('base64')}`)
          .join(','),
      },
    });
  expect((await upload(document)).status).toBe(201);
  expect((await upload(document.replace('2026', '2025'))).status).toBe(400);
  const listed = await api.call(ours.owner, API.papers.list, { params: { application } });
  expect(listed.items.map((item) => item.document)).not.toContain(document);
});
