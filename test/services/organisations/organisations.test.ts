import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../../server/contract/api.ts';
import { startTestApi, type TestApi } from '../../setup/api.ts';
import { DATABASES } from '../../setup/databases.ts';
import { randomId, type Person, type TestOrganisation } from '../../setup/people.ts';

const { organisations } = API;
const GOOD = ['91310000132200821H', '91310000631696382C', '9144030071526726XG', '12100000425006117P'];
const DOUBTFUL = '91350211M0000XUF46';
const DAY = 86_400_000;

describe.each(DATABASES)('organisations on %s', (_, database) => {
  let api: TestApi;
  let now = Date.UTC(2026, 10, 26, 1);
  beforeAll(async () => {
    api = await startTestApi({ database, clock: () => now });
  });
  afterAll(() => api.stop());

  const found = (person: Person, code: string, more = {}) =>
    api.attempt(person, organisations.found, { body: { name: '宝山钢铁股份有限公司', code, ...more } });
  const read = (person: Person, { id }: { id: string }) =>
    api.call(person, organisations.read, { params: { organisation: id } });
  const invite = async (person: Person, { id }: { id: string }, role: 'editor' | 'viewer' = 'editor') => {
    const made = await api.call(person, organisations.invite, {
      params: { organisation: id },
      body: { role },
    });
    return { ...made, token: made.link.slice(`${api.url}/join/`.length) };
  };
  const look = (person: Person, token: string) =>
    api.call(person, organisations.readInvitation, { params: { token } });
  const claim = (person: Person, token: string, name = '新同事') =>
    api.attempt(person, organisations.claim, { params: { token }, body: { name } });
  const decide = (person: Person, { id }: { id: string }, request: string, decision: 'confirm' | 'decline') =>
    api.attempt(person, organisations.decide, { params: { organisation: id, request }, body: { decision } });
  const remove = (person: Person, { id }: { id: string }, contact: string) =>
    api.attempt(person, organisations.remove, { params: { organisation: id, contact } });

  describe('founding', () => {
    test('makes the founder its owner, under the code as it is written on the licence', async () => {
      const person = await api.person();
      const { body } = await found(person, '９１３１００００ 1322-00821h');
      expect(body).toMatchObject({
        code: GOOD[0],
        codeConfirmed: false,
        role: 'owner',
        name: '宝山钢铁股份有限公司',
      });
      expect((await read(person, body)).colleagues).toMatchObject([
        { id: person.id, role: 'owner', me: true },
      ]);
      expect((await api.call(person, organisations.list)).items).toEqual([body]);
    });

    test('under one code happens once, whoever asks at once; the others are told whom to ask', async () => {
      const people = await Promise.all([1, 2, 3, 4].map(() => api.person()));
      const answers = await Promise.all(people.map((person) => found(person, GOOD[1]!)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      const refused = answers.find(({ status }) => status === 409)!;
      expect(refused.body).toMatchObject({
        code: 'organisation_exists',
        detail: expect.stringContaining('邀请链接'),
      });
    });

    test('under a code whose check character fails is questioned, and may be confirmed', async () => {
      const person = await api.person();
      const asked = await found(person, DOUBTFUL.toLowerCase());
      expect(asked).toMatchObject({ status: 422, code: 'code_unconfirmed', body: { normalised: DOUBTFUL } });
      const { body } = await found(person, DOUBTFUL, { confirmCode: true });
      expect(body).toMatchObject({ code: DOUBTFUL, codeConfirmed: true });
      const good = await found(await api.person(), GOOD[2]!, { confirmCode: true });
      expect(good.body).toMatchObject({ codeConfirmed: false });
    });

    test('under what is no code is refused, confirmed or not, with a suggestion where there is one', async () => {
      const person = await api.person();
      const refused = await found(person, '9131OOOO6316963B2C', { confirmCode: true });
      expect(refused).toMatchObject({ status: 422, code: 'bad_code' });
      const mended = await found(person, '9131OOOO631696382C');
      expect(mended.body).toMatchObject({
        code: 'bad_code',
        suggestion: GOOD[1],
        detail: expect.stringContaining(GOOD[1]!),
      });
    });

    test('tried again under its key after a crash gives the same organisation', async () => {
      const person = await api.person();
      const body = { name: '复旦大学', code: GOOD[3]! };
      const key = 'founding-of-fudan-0001';
      const first = await api.call(person, organisations.found, { body, key });
      // As though the process had died between the database and the answer's being kept.
      await api.redis.del(...(await api.redis.keys('*write-*')));
      expect(await api.call(person, organisations.found, { body, key })).toEqual(first);
    });
  });

  describe('joining', () => {
    test('takes an invitation, a claim, and a present contact who confirms', async () => {
      const [ours, person] = [await api.organisation(), await api.person({ name: '' })];
      const { token, link, expiresAt } = await invite(ours.editor, ours, 'viewer');
      expect(link).toMatch(/\/join\/[\w-]{43}$/);
      expect(new Date(expiresAt).getTime() - now).toBe(7 * DAY);
      expect(await look(person, token)).toMatchObject({
        organisation: ours.name,
        invitedBy: '王工',
        role: 'viewer',
        state: 'open',
      });
      expect((await claim(person, token, '赵新')).body).toEqual({ state: 'waiting' });
      expect(
        (await api.attempt(person, organisations.read, { params: { organisation: ours.id } })).status,
      ).toBe(404);
      const { requests, invitations } = await read(ours.owner, ours);
      expect(requests).toMatchObject([{ person: { id: person.id, name: '赵新' }, role: 'viewer' }]);
      expect(invitations).toEqual([]);
      expect((await decide(ours.owner, ours, requests[0]!.id, 'confirm')).status).toBe(204);
      expect(await look(person, token)).toMatchObject({ state: 'joined' });
      expect((await read(person, ours)).role).toBe('viewer');
      expect((await read(person, ours)).requests).toEqual([]);
    });

    test('serves one person, and everybody learns how it stands for them', async () => {
      const ours = await api.organisation();
      const { token } = await invite(ours.owner, ours);
      const people = await Promise.all([1, 2, 3, 4].map(() => api.person()));
      const answers = await Promise.all(people.map((person) => claim(person, token)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      const winner = people[answers.findIndex(({ status }) => status === 200)]!;
      const loser = people.find((person) => person !== winner)!;
      expect([(await look(winner, token)).state, (await look(loser, token)).state]).toEqual([
        'waiting',
        'used',
      ]);
      expect((await claim(winner, token)).body).toEqual({ state: 'waiting' });
      expect((await claim(ours.viewer, token)).body).toEqual({ state: 'joined' });
    });

    test('is decided once; the same answer again is no fault, another is', async () => {
      const [ours, person] = [await api.organisation(), await api.person()];
      const { token } = await invite(ours.owner, ours);
      await claim(person, token);
      const { id } = (await read(ours.owner, ours)).requests[0]!;
      expect((await decide(ours.owner, ours, id, 'decline')).status).toBe(204);
      expect((await decide(ours.owner, ours, id, 'decline')).status).toBe(204);
      expect(await decide(ours.editor, ours, id, 'confirm')).toMatchObject({
        status: 409,
        code: 'already_decided',
      });
      expect((await look(person, token)).state).toBe('declined');
      expect((await claim(person, token)).code).toBe('invitation_used');
    });

    test('ends with the invitation: after seven days, or when it is revoked', async () => {
      const ours = await api.organisation();
      const old = await invite(ours.owner, ours);
      // Sessions that were not used for seven days have ended as well.
      const someoneNew = async () => {
        const person = await api.person();
        await api.join(ours.id, person, 'owner');
        return person;
      };
      now += 7 * DAY - 1;
      const owner = await someoneNew();
      expect((await read(owner, ours)).invitations.map(({ id }) => id)).toEqual([old.id]);
      now += 1;
      const person = await api.person();
      expect((await look(person, old.token)).state).toBe('expired');
      expect(await claim(person, old.token)).toMatchObject({ status: 410, code: 'invitation_expired' });
      const revoked = await invite(owner, ours);
      const params = { organisation: ours.id, invitation: revoked.id };
      await api.call(owner, organisations.revoke, { params });
      await api.call(owner, organisations.revoke, { params });
      expect(await claim(person, revoked.token)).toMatchObject({ status: 410, code: 'invitation_revoked' });
      expect((await read(owner, ours)).invitations).toEqual([]);
    });

    test('by a link tried again after a crash works, though the first was never seen', async () => {
      const [ours, person] = [await api.organisation(), await api.person()];
      const sent = { params: { organisation: ours.id }, body: {}, key: 'invitation-sent-twice' };
      const first = await api.call(ours.owner, organisations.invite, sent);
      await api.redis.del(...(await api.redis.keys('*write-*')));
      const second = await api.call(ours.owner, organisations.invite, sent);
      expect(second.id).toBe(first.id);
      expect((await claim(person, second.link.split('/').at(-1)!)).status).toBe(200);
    });

    test('leaves no token in the database', async () => {
      const ours = await api.organisation();
      const { token, id } = await invite(ours.owner, ours);
      expect(JSON.stringify(await api.prisma.invitation.findUnique({ where: { id } }))).not.toContain(token);
    });
  });

  describe('leaving', () => {
    test('ends access at once, with what came of it', async () => {
      const ours = await api.organisation();
      const { token } = await invite(ours.editor, ours);
      const application = await anApplication(ours);
      const setActive = (person: Person) =>
        api.call(person, API.session.setActive, { body: { application } });
      await setActive(ours.editor);
      await setActive(ours.viewer);
      expect((await remove(ours.owner, ours, ours.editor.id)).status).toBe(204);
      expect(
        (await api.attempt(ours.editor, organisations.read, { params: { organisation: ours.id } })).status,
      ).toBe(404);
      expect((await api.call(ours.editor, API.session.read)).contact?.activeApplication).toBeNull();
      expect((await api.call(ours.viewer, API.session.read)).contact?.activeApplication).toBe(application);
      expect((await claim(await api.person(), token)).code).toBe('invitation_revoked');
      expect(await remove(ours.owner, ours, ours.editor.id)).toMatchObject({ status: 404 });
    });

    test('is everybody’s right; removing another is the owner’s', async () => {
      const ours = await api.organisation();
      expect(await remove(ours.viewer, ours, ours.editor.id)).toMatchObject({
        status: 403,
        code: 'not_permitted',
      });
      expect((await remove(ours.viewer, ours, ours.viewer.id)).status).toBe(204);
    });

    test('an invitation that let one in does not let one in again', async () => {
      const [ours, person] = [await api.organisation(), await api.person()];
      const { token } = await invite(ours.owner, ours);
      await claim(person, token);
      await decide(ours.owner, ours, (await read(ours.owner, ours)).requests[0]!.id, 'confirm');
      await remove(ours.owner, ours, person.id);
      expect((await look(person, token)).state).toBe('used');
      expect((await claim(person, token)).code).toBe('invitation_used');
    });

    test('leaves one owner at least, even when two leave at once', async () => {
      const ours = await api.organisation();
      const give = (contact: string, role: 'owner' | 'editor') =>
        api.attempt(ours.owner, organisations.changeRole, {
          params: { organisation: ours.id, contact },
          body: { role },
        });
      expect(await give(ours.owner.id, 'editor')).toMatchObject({ status: 409, code: 'last_owner' });
      expect(await remove(ours.owner, ours, ours.owner.id)).toMatchObject({
        status: 409,
        code: 'last_owner',
      });
      expect((await give(ours.owner.id, 'owner')).status).toBe(204);
      expect((await give(randomId(), 'editor')).status).toBe(404);
      await give(ours.editor.id, 'owner');
      const both = await Promise.all(
        [ours.owner, ours.editor].map((person) => remove(person, ours, person.id)),
      );
      expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(await api.prisma.membership.count({ where: { organisationId: ours.id, role: 'owner' } })).toBe(
        1,
      );
    });
  });

  async function anApplication(ours: TestOrganisation): Promise<string> {
    const [id, at] = [randomId(), new Date(now)];
    const fixed = { packId: 'p', packVersion: '1', createdBy: ours.owner.id, createdAt: at, updatedAt: at };
    await api.prisma.application.create({ data: { id, organisationId: ours.id, ...fixed } });
    return id;
  }
});
