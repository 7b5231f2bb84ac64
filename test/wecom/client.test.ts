import { afterEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../bot/wecom/errors.ts';
import {
  createMemoryTokens,
  createProcess,
  SECRET,
  startPlatform,
  type Answer,
  type Asked,
} from './platform.ts';

let stop: (() => Promise<void>) | undefined;
afterEach(() => stop?.());

/** Tokens are t1, t2, …; `calls` answers everything that is not gettoken. */
async function platformWith(calls: (asked: Asked) => Answer, grant?: (issued: number) => Answer) {
  let issued = 0;
  const platform = await startPlatform((asked) => {
    if (asked.path !== '/cgi-bin/gettoken') return calls(asked);
    issued += 1;
    return grant?.(issued) ?? { errcode: 0, errmsg: 'ok', access_token: `t${issued}`, expires_in: 7200 };
  });
  stop = platform.stop;
  let now = 1_000_000;
  const clock = () => now;
  const tokens = createMemoryTokens(clock);
  return {
    platform,
    tokens,
    clock,
    pass: (ms: number) => (now += ms),
    start: (timeoutMs?: number) => createProcess(platform, tokens.store, clock, timeoutMs),
  };
}

async function failureOf(work: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await work.then(
    () => 'no failure',
    (reason: unknown) => reason,
  );
  if (error instanceof ApiError) return error;
  throw new Error(`expected an ApiError, got ${String(error)}`);
}

const refused = { errcode: 42001, errmsg: 'access_token expired' };
const onlyGood = (good: string) => (asked: Asked) =>
  asked.query.get('access_token') === good ? { errcode: 0, done: true } : refused;

describe('the token', () => {
  it('is asked for with corp and secret, kept five minutes less than it lives, and shared', async () => {
    const { platform, tokens, start } = await platformWith(() => ({ errcode: 0, errmsg: 'ok', msgid: 'm' }));
    await start().post('/cgi-bin/message/send', { touser: '宝山' });
    await start().post('/cgi-bin/message/send', { touser: 'b' });
    expect(platform.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /cgi-bin/gettoken',
      'POST /cgi-bin/message/send',
      'POST /cgi-bin/message/send',
    ]);
    expect(Object.fromEntries(platform.asked[0]!.query)).toEqual({ corpid: 'ww1', corpsecret: SECRET });
    expect(Object.fromEntries(platform.asked[1]!.query)).toEqual({ access_token: 't1' });
    expect(platform.asked[1]!.body).toBe('{"touser":"宝山"}');
    expect(tokens.kept.get('ww1:7')).toMatchObject({ token: 't1', ttlSeconds: 6900 });
  });

  it('is renewed after that, and a short-lived one after half its life', async () => {
    const { platform, tokens, pass, start } = await platformWith(
      () => ({ errcode: 0 }),
      (issued) => ({ access_token: `t${issued}`, expires_in: 60 }),
    );
    const client = start();
    await client.get('/cgi-bin/menu/get', { agentid: '7' });
    expect(tokens.kept.get('ww1:7')?.ttlSeconds).toBe(30);
    pass(30_000);
    await client.get('/cgi-bin/menu/get', { agentid: '7' });
    expect(platform.asked.at(-1)!.query.get('access_token')).toBe('t2');
    expect(platform.asked.at(-1)!.query.get('agentid')).toBe('7');
  });

  it('is fetched once by many calls of many processes at once', async () => {
    const { platform, start } = await platformWith(() => ({ errcode: 0 }));
    const processes = Array.from({ length: 5 }, () => start());
    await Promise.all(processes.flatMap((client) => Array.from({ length: 10 }, () => client.post('/x', {}))));
    expect(platform.count('/cgi-bin/gettoken')).toBe(1);
    expect(platform.count('/x')).toBe(50);
  });

  it('is asked of the store once a second at most', async () => {
    const { tokens, pass, start } = await platformWith(() => ({ errcode: 0 }));
    const client = start();
    let reads = 0;
    const { read } = tokens.store;
    tokens.store.read = (key) => {
      reads += 1;
      return read(key);
    };
    await tokens.store.replace('ww1:7', null, 't0', 6900);
    for (let call = 0; call < 3; call += 1) await client.post('/x', {});
    expect(reads).toBe(1);
    pass(1_000);
    await client.post('/x', {});
    expect(reads).toBe(2);
  });

  it('that was refused is renewed once by all who hold it, and the call made again', async () => {
    const { platform, tokens, start } = await platformWith(onlyGood('t1'));
    await tokens.store.replace('ww1:7', null, 'revoked', 6900);
    const processes = Array.from({ length: 5 }, () => start());
    const answers = await Promise.all(
      processes.flatMap((client) => Array.from({ length: 4 }, () => client.post('/x', { n: 1 }))),
    );
    for (const answer of answers) expect(answer['done']).toBe(true);
    expect(platform.count('/cgi-bin/gettoken')).toBe(1);
    const bodies = platform.asked.filter(({ path }) => path === '/x').map(({ body }) => body);
    expect(new Set(bodies)).toEqual(new Set(['{"n":1}']));
  });

  it('is not thrown away by a process that learns late that an older one was refused', async () => {
    const { platform, tokens, start } = await platformWith((asked) => {
      if (asked.query.get('access_token') === 'old') {
        tokens.kept.set('ww1:7', { token: 'newer', until: Infinity, ttlSeconds: 6900 });
      }
      return onlyGood('newer')(asked);
    });
    await tokens.store.replace('ww1:7', null, 'old', 6900);
    await start().post('/x', {});
    expect(platform.count('/cgi-bin/gettoken')).toBe(0);
    expect(await tokens.store.read('ww1:7')).toBe('newer');
  });

  it('of another process wins over a slower one’s own', async () => {
    const { platform, tokens, start } = await platformWith(onlyGood('newer'), () => {
      tokens.kept.set('ww1:7', { token: 'newer', until: Infinity, ttlSeconds: 6900 });
      return { access_token: 'slower', expires_in: 7200 };
    });
    await start().post('/x', {});
    expect(platform.count('/x')).toBe(1);
    expect(await tokens.store.read('ww1:7')).toBe('newer');
  });

  it('refused again after renewal ends the call: no more than one renewal each', async () => {
    const { platform, start } = await platformWith(() => refused);
    expect((await failureOf(start().post('/x', {}))).kind).toBe('token');
    expect(platform.count('/x')).toBe(2);
    expect(platform.count('/cgi-bin/gettoken')).toBe(2);
  });
});

describe('a wrong secret', () => {
  it.each([40001, 40013, 40091])(
    '(%i) is not tried again for a quarter of an hour, then once',
    async (errcode) => {
      let wrong = true;
      const { platform, pass, start } = await platformWith(
        () => ({ errcode: 0 }),
        () =>
          wrong ? { errcode, errmsg: 'invalid credential' } : { access_token: 'good', expires_in: 7200 },
      );
      const client = start();
      for (let round = 0; round < 5; round += 1)
        expect((await failureOf(client.post('/x', {}))).kind).toBe('secret');
      pass(15 * 60_000 - 1);
      await failureOf(client.post('/x', {}));
      expect(platform.count('/cgi-bin/gettoken')).toBe(1);
      pass(1);
      await failureOf(client.post('/x', {}));
      expect(platform.count('/cgi-bin/gettoken')).toBe(2);
      wrong = false;
      pass(15 * 60_000);
      await client.post('/x', {});
      expect(platform.count('/x')).toBe(1);
    },
  );

  it('does not stop a process that finds a good token of another', async () => {
    const { tokens, start } = await platformWith(onlyGood('good'), () => ({ errcode: 40001 }));
    const client = start();
    await failureOf(client.post('/x', {}));
    await tokens.store.replace('ww1:7', null, 'good', 6900);
    expect((await client.post('/x', {}))['done']).toBe(true);
  });
});

describe('answers that are none', () => {
  it.each<[string, Answer]>([
    ['HTTP 500', { status: 500, text: '{"errcode":0}' }],
    ['HTTP 302', { status: 302, text: '' }],
    ['HTML', { status: 200, text: '<html>gateway</html>' }],
    ['nothing', { status: 200, text: '' }],
    ['a list', { status: 200, text: '[]' }],
    ['an errcode that is no number', { status: 200, text: '{"errcode":"0"}' }],
    ['a dropped connection', 'drop'],
    ['silence', 'hang'],
  ])('%s is network trouble', async (_, answer) => {
    const { start } = await platformWith(() => answer);
    const failure = await failureOf(start(200).post('/x', {}));
    expect(failure).toMatchObject({ kind: 'network', errcode: null });
  });

  it('a token answer without a token is, too, and is asked for again at once', async () => {
    const { start } = await platformWith(
      () => ({ errcode: 0, done: true }),
      (issued) => (issued === 1 ? { errcode: 0 } : { access_token: 'good', expires_in: 7200 }),
    );
    const client = start();
    expect((await failureOf(client.post('/x', {}))).kind).toBe('network');
    expect((await client.post('/x', {}))['done']).toBe(true);
  });
});

describe('what may be logged', () => {
  it('holds errcode, trace and our address, and neither token nor secret', async () => {
    const errmsg = `not allow to access from your ip, hint: [17], from ip: 1.2.3.4, url /x?access_token=t1&corpsecret=${SECRET} t1`;
    const { start } = await platformWith(() => ({ errcode: 60020, errmsg }));
    const { message, kind } = await failureOf(start().post('/x', {}));
    expect(kind).toBe('configuration');
    expect(message).toContain('60020');
    expect(message).toContain('from ip: 1.2.3.4');
    expect(message).not.toMatch(new RegExp(`t1|${SECRET}`));
  });

  it('says of a failing connection what failed, without the address it was made to', async () => {
    const { platform, start } = await platformWith(() => 'drop');
    const { message } = await failureOf(start().post('/x', {}));
    expect(message).toMatch(/^no answer: \w+$/);
    await platform.stop();
    stop = undefined;
    expect((await failureOf(start().post('/x', {}))).message).not.toMatch(/token|t1|127/);
  });
});
