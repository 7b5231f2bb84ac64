import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { API } from '../../../server/contract/api.ts';
import { createNoticeEnding } from '../../../server/start/api/filing.ts';
import { startTestApi, type TestApi } from '../../setup/api.ts';
import {
  approvedCase,
  endNotice,
  fileIt,
  noticedCase,
  OBJECTION,
  objectedCase,
  objectTo,
  openNotice,
  readFiling,
} from '../../setup/filing.ts';
import { randomId, type TestOrganisation } from '../../setup/people.ts';

/** A Thursday morning in Shanghai. */
const START = Date.UTC(2026, 10, 26, 2);
const DAY = 86_400_000;

let now = START;
let api: TestApi;
let ours: TestOrganisation;
let sweep: () => Promise<number>;
beforeAll(async () => {
  api = await startTestApi({ clock: () => now });
  const end = createNoticeEnding(api.parts);
  sweep = () => end(new Date(now));
});
beforeEach(async () => {
  now = START;
  // Whoever went ahead in time has used up what is allowed later on.
  await api.redis.flushall();
  ours = await api.organisation();
});
afterAll(() => api.stop());

const stateOf = async (id: string) =>
  (await api.prisma.application.findUniqueOrThrow({ where: { id } })).state;
const noticeOf = (notice: string) => api.call(null, API.notices.read, { params: { notice } });
/** Since the approval, in their order. */
const told = async (application: string) => {
  const where = { applicationId: application, event: { not: 'application_submitted' } };
  const events = await api.prisma.noticeEvent.findMany({ where, orderBy: { at: 'asc' } });
  return events.map(({ event }) => event);
};
const answer = async (stands: Awaited<ReturnType<typeof objectedCase>>, decision: 'dismiss' | 'uphold') => {
  const { caseVersion: base } = await readFiling(api, stands);
  return api.attempt(stands.lead, API.officeFiling.answerObjection, {
    params: { application: stands.application, objection: stands.objection },
    body: { base, decision, answer: '经核实，情况如下，特此答复。' },
  });
};

describe('a public notice', () => {
  test('runs for the working days of the office’s setting, and its days are told with the plan', async () => {
    const stands = await approvedCase(api, ours);
    const { plan } = await readFiling(api, stands);
    const { notice } = await noticeOf(await openNotice(api, stands));
    expect(notice).toMatchObject({ startsOn: '2026-11-26', endsOn: '2026-12-03', provisional: false });
    expect(plan).toEqual({
      startsOn: '2026-11-26',
      endsOn: '2026-12-03',
      provisional: false,
      workingDays: 5,
    });
    expect(await told(stands.application)).toEqual(['notice_opened']);
  });

  test('shows anybody what the pack makes public and nothing of a person', async () => {
    const stands = await noticedCase(api, ours);
    const { notice, open } = await noticeOf(stands.notice);
    expect(open).toBe(true);
    expect(notice).toMatchObject({ title: '减速器创新联合体', lead: ours.name });
    const list = await api.call(null, API.notices.list);
    expect(list.items.some(({ id }) => id === stands.notice)).toBe(true);
    for (const secret of ['王工', '13812345678', ours.code, stands.application]) {
      expect(JSON.stringify([notice, list])).not.toContain(secret);
    }
  });

  test('ends by itself when its last day is over, and not before', async () => {
    const { notice, application } = await noticedCase(api, ours);
    now = START + 7 * DAY;
    await sweep();
    expect((await noticeOf(notice)).notice.state).toBe('running');
    now = START + 8 * DAY;
    expect((await noticeOf(notice)).notice.state).toBe('ended');
    expect(await sweep()).toBeGreaterThan(0);
    expect(await sweep()).toBe(0);
    expect(await told(application)).toEqual(['notice_opened', 'notice_ended']);
    expect(await stateOf(application)).toBe('public_notice');
    const past = await api.call(null, API.notices.list, { query: { state: 'past' } });
    expect(past.items.some(({ id }) => id === notice)).toBe(true);
  });

  test('with an end that rests on unpublished holidays ends only once they are known', async () => {
    now = Date.UTC(2026, 11, 30, 2);
    ours = await api.organisation();
    const { notice, application } = await noticedCase(api, ours);
    const before = (await noticeOf(notice)).notice;
    expect(before).toMatchObject({ provisional: true, state: 'running' });
    now = Date.UTC(2027, 0, 20, 2);
    await sweep();
    await sweep();
    expect((await noticeOf(notice)).notice.state).toBe('running');
    expect(await told(application)).toEqual(['notice_opened', 'calendar_unknown']);

    const holidays = [
      { year: 2027, off: ['2027-01-01..2027-01-03'], work: [], source: '国办发明电〔2026〕X号' },
    ];
    const stored = { key: 'holidays', version: 1, changedBy: 'test', changedAt: new Date(now) };
    await api.prisma.officeSetting.create({ data: { ...stored, value: holidays } });
    await sweep();
    await api.prisma.officeSetting.delete({ where: { key: 'holidays' } });
    expect((await noticeOf(notice)).notice).toMatchObject({ state: 'ended' });
  });
});

describe('an objection', () => {
  test('sent twice is one, and who made it is told to officers alone', async () => {
    const { notice, application, lead } = await noticedCase(api, ours);
    const body = { ...OBJECTION, form: randomId() };
    const first = await api.call(null, API.notices.object, { params: { notice }, body });
    const again = await api.call(null, API.notices.object, { params: { notice }, body });
    expect(again).toEqual(first);
    expect(first.number).toMatch(/^YY-20261126-\d{4}-\d$/);
    expect(await stateOf(application)).toBe('objection');
    const seen = async (person: typeof lead) =>
      (await api.call(person, API.officeFiling.read, { params: { application } })).objections;
    expect(await seen(lead)).toMatchObject([{ number: first.number, phone: OBJECTION.phone, state: 'open' }]);
    expect(JSON.stringify(await seen(await api.officer('observer')))).not.toContain(OBJECTION.phone);

    const own = await api.call(ours.owner, API.filing.read, { params: { application } });
    expect(own.objections).toEqual({ open: 1, handled: 0 });
    const events = await api.prisma.applicationEvent.findMany({ where: { applicationId: application } });
    const audit = await api.prisma.auditEntry.findMany({ where: { applicationId: application } });
    const written = JSON.stringify([own, events, audit.map(({ data }) => data)]);
    for (const secret of [OBJECTION.name, OBJECTION.phone, OBJECTION.address, '已经注销'])
      expect(written).not.toContain(secret);
  });

  test('comes too late once the last day is over', async () => {
    const { notice } = await noticedCase(api, ours);
    await endNotice(api, notice);
    const body = { ...OBJECTION, form: randomId() };
    const late = await api.attempt(await api.person(), API.notices.object, { params: { notice }, body });
    expect([late.status, late.code]).toEqual([409, 'notice_over']);
  });

  test('that is dismissed leads back to the notice, the last one first', async () => {
    const stands = await objectedCase(api, ours);
    const second = await objectTo(api, stands.notice, await api.person());
    expect((await answer(stands, 'dismiss')).body.state).toBe('objection');
    const { objections } = await readFiling(api, stands);
    const open = objections.find(({ number }) => number === second.number)!;
    expect((await answer({ ...stands, objection: open.id }, 'dismiss')).body.state).toBe('public_notice');
    expect((await answer({ ...stands, objection: open.id }, 'uphold')).code).toBe('objection_answered');
  });

  test('that is upheld leads back to the review and takes the notice down', async () => {
    const stands = await objectedCase(api, ours);
    expect((await answer(stands, 'uphold')).body.state).toBe('under_review');
    const { notice, open } = await noticeOf(stands.notice);
    expect([notice.state, notice.lead, notice.members, open]).toEqual(['revoked', '', [], false]);
    expect(await told(stands.application)).toEqual([
      'notice_opened',
      'objection_received',
      'objection_upheld',
    ]);
  });

  test('cannot be sent without end from one address', async () => {
    const { notice } = await noticedCase(api, ours);
    const statuses: number[] = [];
    for (let sent = 0; sent < 9; sent += 1) {
      const body = { ...OBJECTION, form: randomId() };
      statuses.push((await api.attempt(null, API.notices.object, { params: { notice }, body })).status);
    }
    expect(statuses.slice(0, 6).every((status) => status === 200)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a filing', () => {
  test('waits for the end of the notice and for every objection', async () => {
    const stands = await objectedCase(api, ours);
    const file = async () =>
      fileIt(api, stands).then(
        () => 'filed',
        (error: Error) => error.message,
      );
    expect((await readFiling(api, stands)).blockers).toHaveLength(2);
    expect(await file()).toContain('notice_running');
    await endNotice(api, stands.notice);
    expect(await file()).toContain('objection_open');
    await answer(stands, 'dismiss');
    expect((await readFiling(api, stands)).blockers).toEqual([]);
    expect(await file()).toBe('filed');
    expect(await stateOf(stands.application)).toBe('filed');
  });
});
