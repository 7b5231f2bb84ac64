import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../../server/contract/api.ts';
import { CONSENT_VERSION } from '../../../server/phrases/consent.ts';
import { startTestApi, type TestApi } from '../../setup/api.ts';
import { DATABASES } from '../../setup/databases.ts';
import { randomId } from '../../setup/people.ts';

const { session } = API;

describe.each(DATABASES)('people on %s', (_, database) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ database });
  });
  afterAll(() => api.stop());

  test('somebody unknown learns what is offered and what will be asked', async () => {
    const body = await api.call(null, session.read);
    expect(body).toMatchObject({
      contact: null,
      csrf: null,
      consent: { version: CONSENT_VERSION, givenAt: null },
      standIn: false,
    });
    const notice = body.consent.notice.map(({ heading, text }) => heading + text).join();
    expect(notice).toContain(body.programme.office);
    expect(notice).toContain('不收集身份证号码');
  });

  test('consent is given to the notice as it stands, kept with its time, and taken back', async () => {
    const person = await api.person({ consent: false });
    const outdated = await api.attempt(person, session.giveConsent, { body: { version: '2020-01-01' } });
    expect(outdated).toMatchObject({ status: 409, code: 'consent_outdated' });
    expect(await api.attempt(person, session.updateMe, { body: { name: '李' } })).toMatchObject({
      code: 'consent_needed',
    });
    const given = await api.call(person, session.giveConsent, { body: { version: CONSENT_VERSION } });
    const again = await api.call(person, session.giveConsent, { body: { version: CONSENT_VERSION } });
    expect(again).toEqual(given);
    expect((await api.call(person, session.read)).consent.givenAt).toBe(given.givenAt);
    await api.call(person, session.withdrawConsent);
    expect((await api.call(person, session.read)).consent.givenAt).toBeNull();
    expect((await api.attempt(person, session.updateMe, { body: { name: '李' } })).status).toBe(403);
    await api.call(person, session.giveConsent, { body: { version: CONSENT_VERSION } });
    const { consents } = (await api.call(person, session.myData)) as unknown as {
      consents: { withdrawnAt: string | null }[];
    };
    expect(consents.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false, true]);
  });

  test.each([
    [{ mobile: ' 138 0013-8000 ' }, { mobile: '13800138000' }],
    [{ mobile: '+86 13800138000' }, { mobile: '13800138000' }],
    [{ mobile: '021-12345678' }, { mobile: '021-12345678' }],
    [{ mobile: '' }, { mobile: null }],
    [{ email: 'a@b.example' }, { email: 'a@b.example' }],
    [{ email: null }, { email: null }],
    [{ name: ' 王芳 ' }, { name: '王芳' }],
  ])('details %j are kept as %j', async (body, kept) => {
    const person = await api.person();
    expect(await api.call(person, session.updateMe, { body })).toMatchObject(kept);
    expect((await api.call(person, session.read)).contact).toMatchObject(kept);
  });

  test.each([
    [{ mobile: '12345' }, 'bad_mobile'],
    [{ mobile: '310113199001011234' }, 'bad_mobile'],
    [{ email: 'a@b' }, 'bad_email'],
    [{ email: 'a b@c.example' }, 'bad_email'],
  ])('details %j are refused as %s', async (body, code) => {
    expect(await api.attempt(await api.person(), session.updateMe, { body })).toMatchObject({
      status: 422,
      code,
    });
  });

  test('making an application the one that the chat speaks of has the chat told', async () => {
    const ours = await api.organisation();
    const [id, at] = [randomId(), new Date()];
    const fixed = { packId: 'p', packVersion: '1', createdBy: ours.owner.id, createdAt: at, updatedAt: at };
    await api.prisma.application.create({ data: { id, organisationId: ours.id, ...fixed } });
    await api.call(ours.viewer, session.setActive, { body: { application: id } });
    const told = await api.prisma.conversationSync.findMany({ where: { applicationId: id } });
    expect(told.map(({ contactId }) => contactId)).toEqual([ours.viewer.id]);
    const foreign = await api.attempt(await api.person(), session.setActive, { body: { application: id } });
    expect(foreign.status).toBe(404);
  });

  test('one’s data is all of one’s own, without a secret and without another’s', async () => {
    const ours = await api.organisation();
    await api.call(ours.owner, API.organisations.invite, { params: { organisation: ours.id }, body: {} });
    const data = await api.call(ours.owner, session.myData);
    expect(data).toMatchObject({
      identity: ours.owner.identity,
      organisations: [{ role: 'owner', organisation: { name: ours.name } }],
      foundedOrganisations: [{ id: ours.id }],
      invitations: [{ role: 'editor' }],
      conversation: null,
    });
    expect(JSON.stringify(data)).not.toContain(ours.editor.id);
    expect(JSON.stringify(data)).not.toMatch(/tokenHash|cookie/);
  });
});
