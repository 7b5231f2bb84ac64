import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { API } from '../../../server/contract/api.ts';
import type { SentBody } from '../../../server/contract/endpoint.ts';
import { writeNotice } from '../../../server/services/notices/write-notice.ts';
import { startTestApi, type TestApi } from '../../setup/api.ts';
import { DATABASES } from '../../setup/databases.ts';
import { caseVersionOf, filedApplication, NEWCOMER, type TestMember } from '../../setup/filed-consortium.ts';
import type { Person, TestOrganisation } from '../../setup/people.ts';
import { baoshan } from '../../support/packs.ts';

const { later, officeLater } = API;
const CLAUSE = baoshan.clauses.get('6.2')!.text;

describe.each(DATABASES)('the later life on %s', (_, database) => {
  let api: TestApi;
  let reviewer: Person;
  let lead: Person;
  let ours: TestOrganisation;
  let id: string;
  let members: TestMember[];
  let now = Date.parse('2026-11-25T02:00:00.000Z');
  const params = () => ({ application: id });

  beforeAll(async () => {
    api = await startTestApi({ database, clock: () => now });
    [reviewer, lead] = [await api.officer('reviewer'), await api.officer('lead', '郑科长')];
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    now = Date.parse('2026-11-25T02:00:00.000Z');
    ours = await api.organisation();
    ({ id, members } = await filedApplication(api, ours));
  });

  const read = () => api.call(ours.owner, later.read, { params: params() });
  const caseOf = (officer = reviewer) => api.call(officer, officeLater.read, { params: params() });
  const base = () => caseVersionOf(api, id);
  const ask = (body: SentBody<typeof later.requestChange>, key?: string) =>
    api.attempt(ours.owner, later.requestChange, { params: params(), body, ...(key ? { key } : {}) });
  const decide = async (change: string, grant: boolean, answer = '', officer = reviewer) =>
    api.attempt(officer, officeLater.decideChange, {
      params: { ...params(), change },
      body: { base: await base(), grant, answer },
    });
  const told = async () =>
    (await api.prisma.noticeEvent.findMany({ where: { applicationId: id }, orderBy: { at: 'asc' } })).map(
      ({ event }) => event,
    );
  const stateOf = async () => (await api.prisma.application.findUniqueOrThrow({ where: { id } })).state;

  describe('a change of members', () => {
    test('waits for the office, shows what it does to the counts, and joins the roster when it is granted', async () => {
      const asked = await ask({ kind: 'add', joins: NEWCOMER, reason: '补上传感器' });
      expect(asked.status).toBe(200);
      const [change] = asked.body.changes.items;
      expect(change).toMatchObject({ state: 'requested', joins: { name: NEWCOMER.name }, leaves: null });
      expect(asked.body.roster).toHaveLength(5);
      expect(change!.rejudged!.counts).toContainEqual(
        expect.objectContaining({ fact: 'members.enterprises', before: 3, after: 4 }),
      );
      const { body } = await decide(change!.id, true);
      expect(body.roster.map(({ name }) => name)).toContain(NEWCOMER.name);
      expect((await read()).roster).toHaveLength(6);
      expect(await told()).toEqual(['member_change_requested', 'member_change_granted']);
      expect((await decide(change!.id, false, '晚了')).code).toBe('answered_already');
    });

    test('that leaves a rule unmet says so with its clause, and is granted only with a reason', async () => {
      const { body } = await ask({ kind: 'remove', leaves: members[0]!.id, reason: '退出' });
      const [change] = body.changes.items;
      const rule = change!.rejudged!.rules.find(({ rule: known }) => known === 'enterprises_3');
      expect(rule).toMatchObject({ before: 'met', after: 'unmet', clauses: ['3.2'] });
      expect((await decide(change!.id, true)).code).toBe('reason_needed');
      const granted = await decide(change!.id, true, '其余两家已覆盖全部环节');
      expect(granted.body.roster).toHaveLength(4);
    });

    test('puts the one who joins where the other stood', async () => {
      const leaves = members[1]!.id;
      const { body } = await ask({ kind: 'replace', leaves, joins: NEWCOMER, reason: '更换' });
      const granted = await decide(body.changes.items[0]!.id, true);
      expect(granted.body.roster.map(({ name }) => name)[1]).toBe(NEWCOMER.name);
      expect(granted.body.roster.map(({ id: member }) => member)).not.toContain(leaves);
    });

    test('is refused only with a reason, which the applicant reads', async () => {
      const { body } = await ask({ kind: 'add', joins: NEWCOMER, reason: '补上传感器' });
      const change = body.changes.items[0]!.id;
      expect((await decide(change, false)).code).toBe('reason_needed');
      await decide(change, false, '请先补充合作基础的说明');
      expect((await read()).changes.items[0]).toMatchObject({
        ...{ state: 'refused', answer: '请先补充合作基础的说明', rejudged: null },
      });
    });

    test('of two that cannot both be, only the first is granted', async () => {
      const first = await ask({ kind: 'remove', leaves: members[0]!.id, reason: '退出' });
      const second = await ask({ kind: 'replace', leaves: members[0]!.id, joins: NEWCOMER, reason: '更换' });
      const late = second.body.changes.items.find(({ kind }) => kind === 'replace');
      await decide(first.body.changes.items[0]!.id, true, '同意');
      expect((await decide(late!.id, true, '同意')).code).toBe('no_such_member');
      expect((await read()).roster).toHaveLength(4);
    });

    test('asked for and decided twice in one write happens once', async () => {
      const body = { kind: 'add' as const, joins: NEWCOMER, reason: '补上传感器' };
      const answers = await Promise.all([ask(body, 'one-and-the-same-0'), ask(body, 'one-and-the-same-0')]);
      expect(answers.map(({ status }) => status).filter((status) => status === 200).length).toBeGreaterThan(
        0,
      );
      expect((await read()).changes.items).toHaveLength(1);
    });

    test.each([
      ['a code that is none', { ...NEWCOMER, code: '9131011IMA1GK00240' }, 'bad_code'],
      ['a code whose check character fails', { ...NEWCOMER, code: '91310113MA1GK00241' }, 'code_unconfirmed'],
      ['someone who is a member', { ...NEWCOMER, code: '91310000132200821H' }, 'member_listed'],
      ['a kind that the pack does not know', { ...NEWCOMER, kind: 'guild' }, 'incomplete'],
    ])('with %s is turned away', async (__, joins, code) => {
      expect((await ask({ kind: 'add', joins, reason: '加入' })).code).toBe(code);
      expect((await read()).changes.items).toEqual([]);
    });

    test('is taken back by who asked, and then not granted', async () => {
      const { body } = await ask({ kind: 'add', joins: NEWCOMER, reason: '补上传感器' });
      const change = body.changes.items[0]!.id;
      const call = { params: { ...params(), change } };
      const taken = await api.call(ours.editor, later.withdrawChange, call);
      expect(taken.changes.items[0]!.state).toBe('withdrawn');
      expect((await decide(change, true)).code).toBe('answered_already');
    });
  });

  test.each(['change_lead', 'dissolve'])(
    '%s is refused with the clause to the letter, and recorded',
    async (step) => {
      const body = { step, reason: '我们想换' };
      const refused = await api.attempt(ours.owner, later.forbidden, { params: params(), body });
      expect([refused.status, refused.code]).toEqual([422, 'forbidden_by_policy']);
      expect(refused.body).toMatchObject({ clauses: [{ id: '6.2', text: CLAUSE }] });
      expect(String((refused.body as unknown as { detail: string }).detail)).toContain(CLAUSE);
      expect((await caseOf()).attempts).toEqual([expect.objectContaining({ reason: '我们想换' })]);
      expect(await stateOf()).toBe('filed');
      const audited = await api.prisma.auditEntry.findMany({ where: { applicationId: id } });
      expect(audited.map(({ action }) => action)).toContain('forbidden_step_refused');
    },
  );

  describe('a rectification', () => {
    const order = async (ground = 'not_rectified', dueOn = '2026-12-31') =>
      api.attempt(reviewer, officeLater.order, {
        params: params(),
        body: { base: await base(), ground, text: '请补开年度议事会议', dueOn },
      });
    const close = async (rectification: string, passed: boolean) =>
      api.attempt(reviewer, officeLater.close, {
        params: { ...params(), rectification },
        body: { base: await base(), passed, result: passed ? '已补开' : '仍未补开' },
      });
    const reminder = () => api.prisma.reminder.findFirst({ where: { applicationId: id } });

    test('is ordered by a day, reminded of, answered, and closed', async () => {
      const { body } = await order();
      expect([body.state, await stateOf()]).toEqual(['rectification', 'rectification']);
      expect(await reminder()).toMatchObject({ dueOn: '2026-12-31', stoppedAt: null });
      const rectification = body.rectifications[0]!.id;
      const call = { params: { ...params(), rectification }, body: { text: '已于12月1日补开' } };
      const answered = await api.call(ours.editor, later.answerRectification, call);
      expect(answered.rectifications[0]).toMatchObject({ state: 'answered', answer: '已于12月1日补开' });
      expect((await reminder())?.stoppedAt).not.toBeNull();
      expect((await close(rectification, true)).body).toMatchObject({ state: 'filed' });
      expect((await close(rectification, true)).code).toBe('answered_already');
      expect(await told()).toEqual([
        'rectification_ordered',
        'rectification_answered',
        'rectification_closed',
      ]);
    });

    test('is overdue the day after, and takes neither a day that has passed nor an unknown ground', async () => {
      expect((await order('not_rectified', '2026-11-25')).code).toBe('day_past');
      expect((await order('bad_weather')).code).toBe('no_such_ground');
      await order('other', '2026-11-30');
      now = Date.parse('2026-11-30T15:59:00.000Z');
      expect((await read()).rectifications[0]!.overdue).toBe(false);
      now += 60_000;
      expect((await read()).rectifications[0]!.overdue).toBe(true);
    });

    test('that did not pass is told as such, with what was ordered, and not as settled', async () => {
      const { body } = await order();
      const rectification = body.rectifications[0]!.id;
      await close(rectification, false);
      const events = await api.prisma.noticeEvent.findMany({
        where: { applicationId: id, event: 'rectification_failed' },
      });
      expect(events).toHaveLength(1);
      const [template, ...others] = baoshan.notices.get('rectification_failed')!.templates;
      expect([template!.audience, template!.mandatory, others]).toEqual(['applicant', true, []]);
      const names = { application: '机器人创新联合体', office: '区科委' };
      const said = writeNotice(template!, { ...(events[0]!.data as object), ...names }, id);
      expect(said.text.split('\n')).toEqual([
        '“机器人创新联合体”的整改，区科委核实为没有到位。',
        '事由：管理和运行不规范',
        '要求整改的是：请补开年度议事会议',
        '核实结果：仍未补开',
        '指引写明，要求整改后拒不整改或整改不到位、影响管理工作正常开展的，经核实取消备案资格。',
        '这次核实本身不取消备案；能不能再整改、接下来怎么办，指引没有写，请向区科委询问。',
      ]);
      expect(said.link).toBe(`/applications/${id}/rectification`);
      expect((await close(rectification, true)).body).toMatchObject({ state: 'filed' });
      expect((await told()).at(-1)).toBe('rectification_closed');
    });

    test('that was not done is what its ground wants before a cancellation', async () => {
      const cancel = async () =>
        api.attempt(lead, officeLater.cancel, {
          params: params(),
          body: { base: await base(), grounds: ['not_rectified'], words: '整改不到位' },
        });
      expect((await cancel()).code).toBe('rectification_first');
      const { body } = await order();
      expect((await cancel()).code).toBe('rectification_first');
      await close(body.rectifications[0]!.id, false);
      expect(await stateOf()).toBe('rectification');
      expect(await told()).toEqual(['rectification_ordered', 'rectification_failed']);
      const { grounds } = await caseOf();
      expect(grounds.map(({ wants }) => wants)).toEqual([null, null, null, null, null]);
      expect((await cancel()).body).toMatchObject({ cancelling: { grounds: [{ id: 'not_rectified' }] } });
    });
  });

  describe('a cancellation', () => {
    const cancel = async (grounds: string[], officer = reviewer) =>
      api.attempt(officer, officeLater.cancel, {
        params: params(),
        body: { base: await base(), grounds, words: '经核实' },
      });

    test('is proposed by one officer and carried out by a lead; the filing ends and nothing waits any more', async () => {
      await ask({ kind: 'add', joins: NEWCOMER, reason: '补上传感器' });
      const proposed = await cancel(['lead_breaks_law', 'other']);
      const decision = proposed.body.cancelling!.id;
      expect([proposed.status, await stateOf()]).toEqual([200, 'filed']);
      expect((await cancel(['other'], lead)).code).toBe('proposed_already');
      await api.call(lead, API.officeCases.confirm, {
        params: { ...params(), decision },
        body: { base: await base() },
      });
      expect(await stateOf()).toBe('cancelled');
      const after = await read();
      expect(after.filing!.endedOn).toBe('2026-11-25');
      expect(after.changes).toMatchObject({ may: false, items: [{ state: 'refused' }] });
      expect(after.renewal).toBeNull();
      expect((await ask({ kind: 'add', joins: NEWCOMER, reason: '再试' })).code).toBe('not_filed');
      const event = await api.prisma.noticeEvent.findFirstOrThrow({
        where: { applicationId: id, event: 'cancelled' },
      });
      expect(event.data).toMatchObject({ ground: expect.stringContaining('违反法律') as string });
    });

    test('on no ground of the pack is none', async () => {
      expect((await cancel(['bad_weather'])).code).toBe('no_such_ground');
      expect(await stateOf()).toBe('filed');
    });
  });

  describe('support', () => {
    test('is what the guideline names, and a request lands in the queue, is answered and counted', async () => {
      const { support } = await read();
      expect(support!.measures.flatMap(({ clauses }) => clauses)).toEqual(
        expect.arrayContaining(['6.3.1', '6.3.2', '6.3.3']),
      );
      const body = { measure: 'service_pack', text: '需要协调中试场地' };
      const asked = await api.call(ours.owner, later.requestSupport, { params: params(), body });
      const request = asked.support!.items[0]!.id;
      const queue = await api.call(reviewer, officeLater.queue, { query: { kind: 'support', limit: 100 } });
      expect(queue.items.find((item) => item.id === request)).toMatchObject({ application: id });
      const answer = { params: { ...params(), request }, body: { answer: '已约经委12月3日对接' } };
      await api.call(reviewer, officeLater.answerSupport, answer);
      expect((await api.attempt(lead, officeLater.answerSupport, answer)).code).toBe('answered_already');
      expect((await read()).support!.items[0]).toMatchObject({ answer: '已约经委12月3日对接' });
      const counts = await api.call(lead, officeLater.counts);
      expect(counts.support.find(({ measure }) => measure === 'service_pack')!.answered).toBeGreaterThan(0);
      expect(await told()).toEqual(['support_requested', 'support_answered']);
    });

    test('for no measure of the pack is not asked for', async () => {
      const body = { measure: 'money', text: '给点补贴' };
      const refused = await api.attempt(ours.owner, later.requestSupport, { params: params(), body });
      expect(refused.code).toBe('no_such_measure');
    });
  });
});
