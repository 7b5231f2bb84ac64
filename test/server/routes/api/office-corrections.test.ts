import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { API } from '../../../../server/contract/api.ts';
import { startTestApi, type TestApi } from '../../../setup/api.ts';
import { addFile, fill } from '../../../setup/application.ts';
import {
  caseUnderReview,
  documentOf,
  noticesOf,
  readCase,
  reviewDocument,
} from '../../../setup/office-case.ts';
import type { Person, TestOrganisation } from '../../../setup/people.ts';

const { officeCases, submissions, corrections, applications } = API;

let api: TestApi;
let reviewer: Person;
let ours: TestOrganisation;
beforeAll(async () => {
  api = await startTestApi();
  reviewer = await api.officer('reviewer', '周审核');
});
beforeEach(async () => {
  ours = await api.organisation();
});
afterAll(() => api.stop());

async function handIn(application: string) {
  const { version } = await api.call(ours.owner, applications.read, { params: { application } });
  return api.call(ours.owner, submissions.submit, { params: { application }, body: { version } });
}
/** A newer file in place of the one that was handed in. */
async function replaceFile(application: string, document: string): Promise<string> {
  const old = await api.prisma.paperFile.findFirstOrThrow({
    where: { applicationId: application, documentId: document },
  });
  const id = await addFile(api, application, document, ours.owner);
  await api.prisma.paperFile.update({ where: { id }, data: { replacesId: old.id, sha256: 'b'.repeat(64) } });
  return id;
}

describe('a correction', () => {
  test('goes out with all defects at once, leads to each of them, and comes back as what changed', async () => {
    const begun = await caseUnderReview(api, ours, reviewer);
    const application = begun.id;
    await reviewDocument(api, reviewer, begun, 'proposal', 'accepted');
    const returned = await reviewDocument(api, reviewer, begun, 'agreement', 'returned');
    expect(returned.defects.map(({ id, link }) => [id, link])).toEqual([['agreement', '/papers/agreement']]);

    const asked = await api.call(reviewer, officeCases.correct, {
      params: { application },
      body: {
        base: returned.caseVersion,
        items: [{ subject: 'form', id: 'contact.phone', words: '电话打不通' }],
      },
    });
    expect(asked.state).toBe('correction_requested');
    expect(asked.actions).not.toContain('approve');
    const told = await api.prisma.noticeEvent.findFirstOrThrow({
      where: { applicationId: application, event: 'correction_requested' },
    });
    expect(told.data).toMatchObject({
      link: `/applications/${application}/corrections`,
      items: [
        { reason: '第二页没有盖章', link: `/applications/${application}/papers/agreement` },
        { title: '联系人电话', link: `/applications/${application}/form/lead_unit` },
      ],
    });

    const mine = await api.call(ours.owner, corrections.list, { params: { application } });
    expect(mine.items[0]).toMatchObject({
      answeredAt: null,
      items: [{ touched: false }, { touched: false }],
    });
    expect(JSON.stringify(mine)).not.toContain('周审核');
    const file = await replaceFile(application, 'agreement');
    await fill(api, ours.owner, application, { 'form.contact.email': 'wang@example.cn' });
    const after = await api.call(ours.owner, corrections.list, { params: { application } });
    expect(after.items[0]!.items.map(({ touched }) => touched)).toEqual([true, false]);
    await handIn(application);

    const again = await readCase(api, reviewer, application);
    expect(again.state).toBe('under_review');
    expect([again.submission.version, again.compared?.version]).toEqual([2, 1]);
    expect(documentOf(again, 'agreement')).toMatchObject({ changed: true, review: null });
    expect(documentOf(again, 'agreement').files.map(({ id, change }) => [id, change])).toEqual([
      [file, 'added'],
      [expect.any(String), 'removed'],
    ]);
    expect(documentOf(again, 'proposal')).toMatchObject({
      changed: false,
      review: { decision: 'accepted', carried: true, version: 0 },
    });
    const email = again.form.flatMap(({ fields }) => fields).find(({ id }) => id === 'contact.email');
    expect(email).toMatchObject({ value: 'wang@example.cn', before: null });
    const phone = again.form.flatMap(({ fields }) => fields).find(({ id }) => id === 'contact.phone');
    expect(phone).not.toHaveProperty('before');
    expect(again.corrections[0]).toMatchObject({ answeredBy: again.submission.id });
    expect(await noticesOf(api, application)).toEqual([
      'application_submitted',
      'correction_answered',
      'correction_requested',
      'review_begun',
    ]);
    const waiting = await api.prisma.reminder.findMany({
      where: { applicationId: application, kind: 'correction' },
    });
    expect(waiting.map(({ stoppedAt }) => stoppedAt)).toEqual([expect.any(Date)]);
  });

  test('of one place leads straight there', async () => {
    const begun = await caseUnderReview(api, ours, reviewer);
    const { caseVersion: base } = await reviewDocument(api, reviewer, begun, 'agreement', 'returned');
    await api.call(reviewer, officeCases.correct, { params: { application: begun.id }, body: { base } });
    const told = await api.prisma.noticeEvent.findFirstOrThrow({
      where: { applicationId: begun.id, event: 'correction_requested' },
    });
    expect(told.data).toMatchObject({ link: `/applications/${begun.id}/papers/agreement`, count: 1 });
  });

  test('without a defect, or without a word on one, is refused', async () => {
    const { id: application, caseVersion: base } = await caseUnderReview(api, ours, reviewer);
    const ask = (items: { subject: 'members' | 'fact'; id?: string }[]) =>
      api.attempt(reviewer, officeCases.correct, { params: { application }, body: { base, items } });
    expect((await ask([])).code).toBe('nothing_to_correct');
    expect((await ask([{ subject: 'members' }])).code).toBe('reason_needed');
    expect((await ask([{ subject: 'fact', id: 'no.such' }])).code).toBe('not_found');
    expect((await readCase(api, reviewer, application)).caseVersion).toBe(base);
  });
});
