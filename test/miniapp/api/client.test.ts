import { describe, expect, test, vi } from 'vitest';
import { createClient, type ClientDeps } from '../../../miniapp/api/client.ts';
import { ApiError } from '../../../miniapp/api/errors.ts';

const problem = (status: number, code: string, extra: object = {}, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ title: code, status, code, ...extra }), { status, headers });
const networkFailure = () => Promise.reject(new TypeError('Failed to fetch'));
type Answer = () => Response | Promise<Response>;

/** A client whose server gives these answers in turn. */
function client(...answers: Answer[]) {
  const sent: { url: string; headers: Record<string, string>; body: unknown }[] = [];
  let keys = 0;
  let token = 'token-1';
  const deps = {
    fetch: async (url: string, { headers, body }: RequestInit) => {
      sent.push({
        url,
        headers: headers as Record<string, string>,
        body: body && JSON.parse(body as string),
      });
      return answers.shift()!();
    },
    csrf: () => token,
    newKey: () => `key-${++keys}`,
    wait: vi.fn(async () => {}),
    onSignedOut: vi.fn(),
    onConsentNeeded: vi.fn(),
    renewSession: vi.fn(async () => void (token = 'token-2')),
    onReached: vi.fn(),
  } satisfies ClientDeps;
  return { call: createClient(deps), deps, sent };
}
const ok = (body: unknown) => () => new Response(JSON.stringify(body));
const done = () => new Response(null, { status: 204 });

describe('a write', () => {
  test('carries the token of the session and a key, and is answered', async () => {
    const { call, sent } = client(ok({ version: 'v', givenAt: '2026-11-25T06:30:00Z' }));
    expect(await call('consent.give', { body: { version: 'v' } })).toMatchObject({ version: 'v' });
    expect(sent[0]).toMatchObject({ url: '/api/consents', body: { version: 'v' } });
    expect(sent[0]!.headers).toMatchObject({ 'X-CSRF-Token': 'token-1', 'Idempotency-Key': 'key-1' });
  });

  test('that the network fails is repeated under the same key, each time after a longer pause', async () => {
    const { call, sent, deps } = client(networkFailure, () => problem(503, 'away'), done);
    await call('consent.withdraw');
    expect(sent.map(({ headers }) => headers['Idempotency-Key'])).toEqual(['key-1', 'key-1', 'key-1']);
    expect(deps.wait.mock.calls.flat()).toEqual([400, 1_200]);
    expect(deps.onReached.mock.calls.flat()).toEqual([false, true, true]);
  });

  test('that is still running is waited for', async () => {
    const { call, sent } = client(() => problem(409, 'still_running'), done);
    await call('consent.withdraw');
    expect(sent).toHaveLength(2);
  });

  test('keeps the key that the page has given it', async () => {
    const { call, sent } = client(done);
    await call('consent.withdraw', {}, { key: 'of-the-page' });
    expect(sent[0]!.headers['Idempotency-Key']).toBe('of-the-page');
  });

  test('from a page that has grown old is repeated once with a new token', async () => {
    const old = () => problem(403, 'not_from_our_page');
    const { call, sent } = client(old, done);
    await call('consent.withdraw');
    expect(sent.map(({ headers }) => headers['X-CSRF-Token'])).toEqual(['token-1', 'token-2']);
    const again = client(old, old);
    await expect(again.call('consent.withdraw')).rejects.toMatchObject({ code: 'not_from_our_page' });
  });
});

describe('a refusal', () => {
  test('is told once, in the words of the server and with every fault', async () => {
    const faults = [{ path: 'body.name', reason: 'too short' }];
    const { call, sent } = client(() => problem(400, 'bad_request', { detail: '格式不对。', faults }));
    const refused = call('me.update', { body: { name: '' } });
    await expect(refused).rejects.toMatchObject({
      code: 'bad_request',
      status: 400,
      message: '格式不对。',
      faults,
    });
    expect(sent).toHaveLength(1);
  });

  test('in words for programmers is told in ours', async () => {
    const { call } = client(() => problem(400, 'no_idempotency_key', { detail: 'Writes need a key.' }));
    await expect(call('consent.withdraw')).rejects.toThrow('没有办成，请刷新页面后再试。');
  });

  test.each([
    [401, 'signed_out', 'onSignedOut'],
    [403, 'consent_needed', 'onConsentNeeded'],
  ] as const)('%i %s leads on to what comes first', async (status, code, hook) => {
    const { call, deps } = client(() => problem(status, code));
    await expect(call('organisations.list')).rejects.toBeInstanceOf(ApiError);
    expect(deps[hook]).toHaveBeenCalledOnce();
  });

  test('that asks for a short wait is waited out, a long one is told', async () => {
    const busy = (seconds: string) => () => problem(429, 'too_many_requests', {}, { 'Retry-After': seconds });
    const short = client(busy('2'), ok({ items: [] }));
    expect(await short.call('organisations.list')).toEqual({ items: [] });
    expect(short.deps.wait).toHaveBeenCalledWith(2_000);
    const long = client(busy('60'));
    await expect(long.call('organisations.list')).rejects.toMatchObject({ status: 429 });
  });
});

describe('without a network', () => {
  test('a call ends after four attempts, saying what to do', async () => {
    const { call, sent } = client(networkFailure, networkFailure, networkFailure, networkFailure);
    await expect(call('organisations.list')).rejects.toMatchObject({ code: 'offline', status: 0 });
    expect(sent).toHaveLength(4);
  });

  test('an answer that is not the server’s is not taken for one', async () => {
    const { call } = client(() => new Response('<html>a hotel’s sign-in</html>'));
    await expect(call('organisations.list')).rejects.toMatchObject({ code: 'bad_answer' });
  });

  test('a call that its page has no use for any more is dropped', async () => {
    const leave = new AbortController();
    const { call, sent } = client(() => {
      leave.abort();
      return networkFailure();
    });
    const dropped = call('organisations.list', {}, { signal: leave.signal });
    await expect(dropped).rejects.toMatchObject({ code: 'cancelled' });
    expect(sent).toHaveLength(1);
  });
});
