import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../../../../server/contract/endpoint.ts';
import { route } from '../../../../server/routes/api/handler.ts';
import { ServerError } from '../../../../server/errors.ts';
import { startTestServer } from '../../../setup/http-app.ts';
import { startTestApi, type TestApi } from '../../../setup/api.ts';
import type { Person, TestOrganisation } from '../../../setup/people.ts';

const params = z.strictObject({ organisation: z.string() });
const path = '/api/test/:organisation';
const response = z.strictObject({ key: z.string(), role: z.string().nullable() });
const base = { summary: '', limit: 'write', response } as const;
const write = endpoint({
  ...base,
  id: 'test.write',
  method: 'POST',
  path,
  access: 'organisation.invite',
  params,
  body: z.strictObject({ text: z.string() }),
});
const read = endpoint({ ...base, id: 'test.read', method: 'GET', path, access: 'organisation.read', params });
const open = endpoint({
  ...base,
  id: 'test.open',
  method: 'GET',
  path: '/api/open',
  access: 'public',
  limit: 'heavy',
});
const failing = endpoint({
  ...base,
  id: 'test.failing',
  method: 'POST',
  path: '/api/failing',
  access: 'contact',
});

let api: TestApi;
let us: TestOrganisation;
let them: TestOrganisation;
let failures = 1;
beforeAll(async () => {
  api = await startTestApi({
    routes: () => [
      route(write, async ({ key, role }) => ({ key, role })),
      route(read, async ({ key, role }) => ({ key, role })),
      route(open, async ({ key, role }) => ({ key, role })),
      route(failing, async ({ key, role }) => {
        if ((failures -= 1) >= 0) throw new ServerError(503, 'busy', '请稍后再试。');
        return { key, role };
      }),
    ],
  });
  [us, them] = [await api.organisation(), await api.organisation()];
});
afterAll(() => api.stop());

const params1 = () => ({ params: { organisation: us.id } });
const sent = () => ({ ...params1(), body: { text: '你好' } });

describe('a call is let through', () => {
  test('only with a session', async () => {
    expect(await api.attempt(null, read, params1())).toMatchObject({ status: 401, code: 'signed_out' });
    const stranger = { ...us.owner, cookie: 'x'.repeat(43) };
    expect(await api.attempt(stranger, read, params1())).toMatchObject({ status: 401, code: 'signed_out' });
  });

  test('only with consent', async () => {
    const someone = await api.person({ consent: false });
    expect(await api.attempt(someone, read, params1())).toMatchObject({
      status: 403,
      code: 'consent_needed',
    });
  });

  test('to write, only from our own page', async () => {
    const refused = { status: 403, code: 'not_from_our_page' };
    expect(await api.attempt({ ...us.owner, csrf: 'other' }, write, sent())).toMatchObject(refused);
    const headers = { Origin: 'https://evil.example' };
    expect(await api.attempt(us.owner, write, { ...sent(), headers })).toMatchObject(refused);
    const own = { Origin: new URL(api.url).origin };
    expect(await api.attempt(us.owner, write, { ...sent(), headers: own })).toMatchObject({ status: 200 });
  });

  test('only by the role that the table names; to others nothing is there', async () => {
    expect(await api.attempt(us.viewer, write, sent())).toMatchObject({ status: 403, code: 'not_permitted' });
    expect(await api.attempt(them.owner, write, sent())).toMatchObject({ status: 404, code: 'not_found' });
    expect((await api.call(us.editor, write, sent())).role).toBe('editor');
    expect((await api.call(us.viewer, read, params1())).role).toBe('viewer');
  });

  test('only with a body as the contract has it, every fault at once', async () => {
    const { status, body } = await api.attempt(us.owner, write, {
      ...params1(),
      body: { other: 1 } as never,
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'bad_request', faults: [{ path: 'body.text' }, { path: 'body' }] });
  });

  test('only so often, and then says when to try again', async () => {
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push(await api.attempt(null, open));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[5]!.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
  });
});

describe('an address', () => {
  /** Whom requests count for, behind so many proxies that are trusted. */
  async function counted(trustedProxies: number, forwarded: string): Promise<string[]> {
    const counted: string[] = [];
    const admit = async (who: string) => counted.push(who) - counted.length;
    const ports = { ...api.deps.ports, limits: { admit } };
    const server = await startTestServer({ trustedProxies, api: { ...api.deps, ports } });
    await fetch(`${server.url}/api/session`, { headers: { 'X-Forwarded-For': forwarded } });
    await server.stop();
    return counted;
  }

  test('is believed as far as there are proxies that vouch for it', async () => {
    expect(await counted(0, '203.0.113.9')).toEqual(['address:127.0.0.1']);
    expect(await counted(1, '10.0.0.1, 203.0.113.9')).toEqual(['address:203.0.113.9']);
    expect(await counted(2, '10.0.0.1, 203.0.113.9, 198.51.100.1')).toEqual(['address:203.0.113.9']);
  });
});

describe('a write', () => {
  const key = 'the-very-same-key';

  test('sent again is answered as the first was, to its sender alone', async () => {
    const first = await api.attempt(us.owner, write, { ...sent(), key });
    const again = await api.attempt(us.owner, write, { ...sent(), key });
    expect(again.body).toEqual(first.body);
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    const other = await api.call(us.editor, write, { ...sent(), key });
    expect(other.key).not.toBe(first.body.key);
  });

  test('of something else under the same key is refused', async () => {
    const changed = { ...params1(), body: { text: '再见' }, key };
    expect(await api.attempt(us.owner, write, changed)).toMatchObject({ status: 422, code: 'key_reused' });
  });

  test('without a key is refused', async () => {
    expect(await api.attempt(us.owner, write, { ...sent(), key: 'short' })).toMatchObject({
      status: 400,
      code: 'no_idempotency_key',
    });
  });

  test('that failed may be tried again under its key', async () => {
    const person: Person = us.owner;
    expect(await api.attempt(person, failing, { key })).toMatchObject({ status: 503 });
    expect(await api.attempt(person, failing, { key })).toMatchObject({ status: 200 });
  });
});
