import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { without } from '../../../miniapp/state/without.ts';
import { API } from '../../../server/contract/api.ts';
import { calendarOf } from '../../../server/services/calendar/calendar-of.ts';
import { renewFiling } from '../../../server/stores/later/renewals.ts';
import { startTestApi, type TestApi } from '../../setup/api.ts';
import { DATABASES } from '../../setup/databases.ts';
import { filedApplication, NEWCOMER, type TestMember } from '../../setup/filed-consortium.ts';
import { randomId, type Person, type TestOrganisation } from '../../setup/people.ts';

const { later, officeLater, applications } = API;
const NOW = new Date('2029-04-01T02:00:00.000Z');

describe.each(DATABASES)('on %s', (_, database) => {
  let api: TestApi;
  let reviewer: Person;
  let leads: [Person, Person];
  let ours: TestOrganisation;
  let id: string;
  let members: TestMember[];
  const params = () => ({ application: id });
  const at = (application: string) => ({ params: { application } });

  beforeAll(async () => {
    api = await startTestApi({ database, clock: () => NOW.getTime() });
    reviewer = await api.officer('reviewer');
    leads = [await api.officer('lead', '郑科长'), await api.officer('lead', '吴科长')];
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    ours = await api.organisation();
    ({ id, members } = await filedApplication(api, ours, { validUntil: '2029-06-30' }));
  });

  describe('a renewal', () => {
    const renew = (person = ours.owner) => api.attempt(person, later.renew, { params: params() });
    const endOn = (validUntil: string) =>
      api.prisma.filing.update({ where: { applicationId: id }, data: { validUntil } });

    test('begins once, with the answers of the filing and its members as they are now', async () => {
      const member = {
        ...without(NEWCOMER, 'confirmCode'),
        ...{ id: randomId(), codeState: 'good', contactName: '', contactMobile: '' },
      };
      const kept = members.slice(1).map((one) => ({ ...member, ...one }));
      await api.prisma.filing.update({ where: { applicationId: id }, data: { members: [...kept, member] } });
      const [first, second] = await Promise.all([renew(), renew(ours.editor)]);
      expect(second.body).toEqual(first.body);
      const begun = await api.call(ours.viewer, applications.read, at(first.body.application));
      expect(begun.state).toBe('draft');
      expect(begun.members.map(({ name }) => name).sort()).toEqual(
        [...kept, member].map(({ name }) => name).sort(),
      );
      expect(begun.fields['form.consortium.name']!.value).toBe('减速器创新联合体');
      expect(begun.fields['fact.field']!.value).toBe('robotics');
      const seen = await api.call(ours.owner, later.read, at(begun.id));
      expect(seen.renews).toMatchObject({ validUntil: '2029-06-30' });
      expect((await api.call(ours.owner, later.read, at(id))).renewal).toMatchObject({
        ...{ may: false, application: begun.id },
      });
    });

    test('begins no earlier than the office takes it, and after the end as well', async () => {
      await endOn('2029-07-01');
      const early = await renew();
      expect([early.status, early.code]).toEqual([409, 'not_renewable']);
      expect((await api.call(ours.owner, later.read, { params: params() })).renewal).toMatchObject({
        ...{ may: false, opensOn: '2029-04-02' },
      });
      await api.prisma.application.update({ where: { id }, data: { state: 'expired' } });
      await endOn('2029-03-01');
      expect((await renew()).status).toBe(200);
    });

    test('of what was cancelled is none', async () => {
      await api.prisma.application.update({ where: { id }, data: { state: 'cancelled' } });
      expect((await renew()).code).toBe('not_renewable');
    });

    test('makes the old one renewed when the new one is filed, once', async () => {
      const { application } = (await renew()).body;
      const file = () => api.prisma.$transaction((tx) => renewFiling(tx, application, 'filed', NOW));
      await file();
      await file();
      const { state } = await api.prisma.application.findUniqueOrThrow({ where: { id } });
      expect(state).toBe('renewed');
      const told = await api.prisma.noticeEvent.findMany({ where: { applicationId: id, event: 'renewed' } });
      expect(told).toHaveLength(1);
    });
  });

  describe('a rating', () => {
    /** An event as the step of an officer leaves it. */
    async function finish(by: Person, type = 'support_answered'): Promise<string> {
      const event = randomId();
      const row = { id: event, applicationId: id, type, data: {}, contactId: by.id, at: NOW };
      await api.prisma.applicationEvent.create({ data: row });
      return event;
    }
    const rate = (event: string, level: number, person = ours.owner) =>
      api.attempt(person, later.rate, { params: params(), body: { event, level, words: '等了很久' } });
    const low = (officer: Person, state: 'open' | 'handled' = 'open') =>
      api.call(officer, officeLater.ratings, { query: { state, limit: 100 } });

    test('is given once for each step and person', async () => {
      const event = await finish(reviewer);
      expect((await rate(event, 5)).body.ratings!.steps[0]).toMatchObject({ level: 5, words: '等了很久' });
      expect((await rate(event, 1)).code).toBe('rated_already');
      expect((await rate(event, 4, ours.editor)).status).toBe(200);
      expect((await rate(await finish(reviewer, 'note_added'), 4)).code).toBe('no_such_step');
    });

    test('that is low reaches the leads, without a trace of who gave it in the case', async () => {
      const event = await finish(reviewer);
      await rate(event, 2);
      const { id: rating } = await api.prisma.rating.findFirstOrThrow({ where: { subject: event } });
      const told = await api.prisma.noticeEvent.findMany({ where: { event: 'rating_low' } });
      const mine = told.find(({ data }) => (data as { rating: string }).rating === rating);
      expect(mine).toMatchObject({ applicationId: null, data: { level: '不满意' } });
      expect(JSON.stringify(mine)).not.toContain(ours.owner.id);
      const audited = await api.prisma.auditEntry.findMany({ where: { action: 'rating_given' } });
      expect(audited.find(({ data }) => (data as { rating: string }).rating === rating)).toMatchObject({
        ...{ actor: 'public', applicationId: null },
      });
      const due = calendarOf({ holidays: [] }).addWorkingDays('2029-04-01', 15);
      const { items } = await low(leads[0]);
      expect(items.find((one) => one.id === rating)).toMatchObject({
        ...{ levelLabel: '不满意', about: { application: id, person: { id: ours.owner.id } } },
        ...{ dueOn: due.day, provisional: due.provisional, overdue: false },
      });
    });

    test('stays anonymous to a lead who took the step, and another handles it once', async () => {
      const event = await finish(leads[0]);
      await rate(event, 1);
      const { id: rating } = await api.prisma.rating.findFirstOrThrow({ where: { subject: event } });
      const seen = (await low(leads[0])).items.find((one) => one.id === rating);
      expect(seen).toMatchObject({ about: null, words: '', level: 1 });
      const handle = (lead: Person) =>
        api.attempt(lead, officeLater.handleRating, { params: { rating }, body: { text: '已回访' } });
      expect((await handle(leads[0])).code).toBe('own_step');
      expect((await handle(leads[1])).body.handled).toMatchObject({ text: '已回访' });
      expect((await handle(await api.officer('administrator'))).code).toBe('handled_already');
      expect((await low(leads[1], 'handled')).items.map((one) => one.id)).toContain(rating);
    });

    test('counts in the figures of a step only where there are too many to guess', async () => {
      const type = 'rectification_closed';
      const event = await finish(reviewer, type);
      const figures = async () =>
        (await api.call(reviewer, officeLater.figures)).steps.find(({ step }) => step === '整改');
      for (const person of [ours.owner, ours.editor, ours.viewer]) await rate(event, 4, person);
      expect(await figures()).toBeUndefined();
      const another = await finish(reviewer, type);
      for (const person of [ours.owner, ours.editor]) await rate(another, 5, person);
      expect((await figures())!.counts).toEqual([2, 3, 0, 0, 0]);
    });
  });
});
