import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { API } from '../../../../server/contract/api.ts';
import { startTestApi, type TestApi } from '../../../setup/api.ts';
import { fill } from '../../../setup/application.ts';
import {
  caseUnderReview,
  proposedCase,
  documentOf,
  noticesOf,
  readCase,
  reviewDocument,
  submittedCase,
} from '../../../setup/office-case.ts';
import { randomId, type Person, type TestOrganisation } from '../../../setup/people.ts';

const { officeCases, submissions, applications } = API;

let api: TestApi;
let reviewer: Person;
let lead: Person;
let ours: TestOrganisation;
beforeAll(async () => {
  api = await startTestApi();
  reviewer = await api.officer('reviewer', '周审核');
  lead = await api.officer('lead', '林科长');
});
beforeEach(async () => {
  ours = await api.organisation();
});
afterAll(() => api.stop());

describe('a document', () => {
  test('that a colleague has judged meanwhile is shown, and nothing is overwritten', async () => {
    const begun = await caseUnderReview(api, ours, reviewer);
    await reviewDocument(api, lead, begun, 'agreement', 'returned');
    const late = await api.attempt(reviewer, officeCases.reviewDocument, {
      params: { application: begun.id, document: 'agreement' },
      body: { submission: begun.submission.id, base: 0, decision: 'accepted' },
    });
    expect([late.status, late.code]).toEqual([409, 'review_changed']);
    expect(late.body['theirs']).toMatchObject({ decision: 'returned', by: { name: '林科长' } });
    await reviewDocument(api, reviewer, begun, 'proposal', 'accepted');
    expect(documentOf(await readCase(api, reviewer, begun.id), 'agreement').review?.version).toBe(1);
  });

  test('that is returned stands in the way of an approval', async () => {
    const begun = await caseUnderReview(api, ours, reviewer);
    const { caseVersion: base } = await reviewDocument(api, reviewer, begun, 'agreement', 'returned');
    const approve = await api.attempt(reviewer, officeCases.decide, {
      params: { application: begun.id },
      body: { base, kind: 'approve' },
    });
    expect(approve.code).toBe('documents_open');
  });
});

describe('a decision', () => {
  test('with four eyes is carried out by a second officer, and never by the first', async () => {
    const { application, decision, base } = await proposedCase(api, ours, reviewer);
    const params = { application, decision };
    const own = await api.attempt(reviewer, officeCases.confirm, { params, body: { base } });
    expect(own.code).toBe('own_proposal');
    const meanwhile = await api.attempt(lead, officeCases.decide, {
      params: { application },
      body: { base, kind: 'refuse', rules: ['lead_kind'] },
    });
    expect(meanwhile.code).toBe('proposed_already');
    const key = randomId();
    const confirmed = await api.call(lead, officeCases.confirm, { params, body: { base }, key });
    expect(confirmed).toMatchObject({
      state: 'approved',
      decisions: [{ state: 'carried_out', decidedBy: { name: '林科长' } }],
    });
    const third = await api.officer('lead');
    const late = await api.attempt(third, officeCases.confirm, {
      params,
      body: { base: confirmed.caseVersion },
    });
    expect(late.code).toBe('decided_already');
    expect(await noticesOf(api, application)).toEqual([
      'application_submitted',
      'approved',
      'decision_proposed',
      'review_begun',
    ]);
  });

  test('that is declined leaves the case under review, and who proposed it hears why', async () => {
    const { application, decision, base } = await proposedCase(api, ours, reviewer);
    const params = { application, decision };
    const declined = await api.call(lead, officeCases.decline, {
      params,
      body: { base, reason: '协议没有签全' },
    });
    expect(declined).toMatchObject({ state: 'under_review', decisions: [{ state: 'declined' }] });
    const notice = await api.prisma.noticeEvent.findFirstOrThrow({
      where: { applicationId: application, event: 'decision_declined' },
    });
    expect(notice).toMatchObject({ contacts: [reviewer.id], data: { reason: '协议没有签全' } });
  });

  test('to refuse names the rules that it rests on, with their clauses', async () => {
    const { id: application, caseVersion: base } = await caseUnderReview(api, ours, reviewer);
    const params = { application };
    const bare = await api.attempt(reviewer, officeCases.decide, { params, body: { base, kind: 'refuse' } });
    expect(bare.code).toBe('reason_needed');
    const proposed = await api.call(reviewer, officeCases.decide, {
      params,
      body: { base, kind: 'refuse', rules: ['lead_kind'], words: '牵头单位是高校' },
    });
    expect(proposed.decisions[0]!.reasons).toMatchObject([{ id: 'lead_kind', clauses: ['4.1.1'] }]);
    const after = {
      params: { application, decision: proposed.decisions[0]!.id },
      body: { base: proposed.caseVersion },
    };
    expect(await api.call(lead, officeCases.confirm, after)).toMatchObject({ state: 'refused' });
  });

  test('on what has changed since is refused, and changes nothing', async () => {
    const { id: application, caseVersion: base } = await caseUnderReview(api, ours, reviewer);
    await api.call(lead, officeCases.note, { params: { application }, body: { text: '先别急' } });
    const late = await api.attempt(reviewer, officeCases.decide, {
      params: { application },
      body: { base, kind: 'approve' },
    });
    expect([late.status, late.code, late.body['caseVersion']]).toEqual([409, 'case_changed', base + 1]);
    expect((await readCase(api, reviewer, application)).decisions).toEqual([]);
  });
});

describe('the queue', () => {
  test('finds a case by parts of names, codes and numbers, and pages by what came first', async () => {
    const org = await api.organisation('上海申宝谐波传动有限公司');
    const ids = [await submittedCase(api, org), await submittedCase(api, org), await submittedCase(api, org)];
    const list = (query: object) => api.call(reviewer, officeCases.queue, { query });
    const found = await list({ search: '谐波传动' });
    expect(found.items.map(({ id }) => id)).toEqual(ids);
    expect((await list({ search: org.code })).items).toHaveLength(3);
    expect((await list({ search: found.items[1]!.number })).items.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await list({ search: '谐波 同济' })).items).toEqual([]);
    const first = await list({ search: '谐波传动', limit: 2 });
    const second = await list({ search: '谐波传动', limit: 2, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
    const latest = await list({ order: 'latest', states: 'submitted', limit: 1 });
    const next = await list({ order: 'latest', states: 'submitted', limit: 1, after: latest.next! });
    expect([latest.items[0]!.id, next.items[0]!.id]).toEqual([ids[2], ids[1]]);
  });

  test('knows whose a case is, and a lead gives it to another who is told', async () => {
    const application = await submittedCase(api, ours);
    const taken = await api.call(reviewer, officeCases.take, { params: { application } });
    expect(taken.assignee).toMatchObject({ id: reviewer.id, name: '周审核' });
    const other = await api.officer('reviewer', '吴审核');
    const late = await api.attempt(other, officeCases.take, { params: { application } });
    expect([late.code, late.body['assignee']]).toEqual(['taken', { id: reviewer.id, name: '周审核' }]);
    const give = (officer: string | null, base: number) => ({
      params: { application },
      body: { base, officer },
    });
    const given = await api.call(lead, officeCases.assign, give(other.id, taken.caseVersion));
    const notice = await api.prisma.noticeEvent.findFirstOrThrow({
      where: { applicationId: application, event: 'assigned' },
    });
    expect(notice.contacts).toEqual([other.id]);
    const mine = await api.call(other, officeCases.queue, { query: { assignee: 'me' } });
    expect(mine.items.map(({ id }) => id)).toEqual([application]);
    const observer = await api.officer('observer');
    const wrong = await api.attempt(lead, officeCases.assign, give(observer.id, given.caseVersion));
    expect(wrong.code).toBe('no_such_officer');
    const back = await api.call(other, officeCases.assign, give(null, given.caseVersion));
    expect(back.assignee).toBeNull();
  });
});

describe('the applicant', () => {
  test('takes a version back until its review has begun, and hands in no other meanwhile', async () => {
    const application = await submittedCase(api, ours);
    const { items } = await api.call(ours.owner, submissions.list, { params: { application } });
    const { caseVersion: base } = await readCase(api, reviewer, application);
    await api.call(reviewer, officeCases.begin, { params: { application }, body: { base } });
    const params = { application, submission: items[0]!.id };
    expect((await api.attempt(ours.owner, submissions.withdraw, { params })).code).toBe('not_withdrawable');
    await fill(api, ours.owner, application, { 'form.contact.email': 'wang@example.cn' });
    const preview = await api.call(ours.owner, submissions.preview, { params: { application } });
    expect(preview.missing.map(({ text }) => text)).toEqual([expect.stringContaining('审核中')]);
    const again = await api.attempt(ours.owner, submissions.submit, {
      params: { application },
      body: { version: preview.version },
    });
    expect([again.status, again.code]).toEqual([409, 'impossible_step']);
  });
});

test('who only reads sees numbers and addresses in part', async () => {
  const { id: application } = await caseUnderReview(api, ours, reviewer);
  const observer = await api.officer('observer');
  const phoneFor = async (person: Person) =>
    (await readCase(api, person, application)).form
      .flatMap(({ fields }) => fields)
      .find(({ id }) => id === 'contact.phone')!.value;
  expect(await phoneFor(reviewer)).toBe('13812345678');
  expect(await phoneFor(observer)).toBe('138****5678');
});

test('the history tells officers what applicants do not see', async () => {
  const { id: application } = await caseUnderReview(api, ours, reviewer);
  await api.call(lead, officeCases.note, { params: { application }, body: { text: '看一下代码' } });
  const { items } = await api.call(reviewer, officeCases.history, { params: { application } });
  expect(items.map(({ text }) => text)).toContain('林科长写了一条备注。');
  const theirs = await api.call(ours.owner, applications.events, { params: { application } });
  expect(theirs.items.map(({ type }) => type)).not.toContain('note_added');
  expect(theirs.items.map(({ type }) => type)).toContain('review_begun');
});
