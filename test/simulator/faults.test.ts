import { describe, expect, test } from 'vitest';
import { call, fetchToken, send } from './fake-bot.ts';
import { MINUTE, start, textMessage } from './fixture.ts';

describe('faults of the API', () => {
  test.each([
    ['busy', -1],
    ['rate_limited', 45009],
    ['token_expired', 42001],
  ] as const)('%s answers %i as often as asked, then all is well', async (kind, code) => {
    const { simulator } = await start();
    simulator.setFault({ kind, calls: 2 });
    const codes: number[] = [];
    for (let count = 0; count < 3; count += 1) codes.push((await send(simulator, textMessage('好'))).errcode);
    expect(codes).toEqual([code, code, 0]);
    expect(simulator.fromApp('zhangwei')).toHaveLength(1);
    expect(simulator.faults()).toEqual([]);
  });

  test('an expired token is truly taken back, so that only a new one helps', async () => {
    const { simulator } = await start();
    const token = await fetchToken(simulator);
    simulator.setFault({ kind: 'token_expired', calls: 1 });
    const path = `/cgi-bin/getcallbackip?access_token=${token}`;
    expect((await call(simulator, path)).errcode).toBe(42001);
    expect((await call(simulator, path)).errcode).toBe(42001);
    expect(await fetchToken(simulator)).not.toBe(token);
  });

  test('a server error is HTTP 500 without JSON, for a time by the clock', async () => {
    const { simulator } = await start();
    const token = await fetchToken(simulator);
    simulator.setFault({ kind: 'http_500', durationMs: MINUTE });
    const ask = async (): Promise<number> =>
      (await fetch(`${simulator.apiBase}/cgi-bin/getcallbackip?access_token=${token}`)).status;
    expect([await ask(), await ask()]).toEqual([500, 500]);
    simulator.moveClock(MINUTE);
    expect(await ask()).toBe(200);
  });

  test('a dropped connection leaves the caller in doubt, and the message sent', async () => {
    const { simulator } = await start();
    const token = await fetchToken(simulator);
    simulator.setFault({ kind: 'dropped', calls: 1 });
    const message = { touser: 'zhangwei', agentid: simulator.credentials.agentId, ...textMessage('好') };
    await expect(call(simulator, `/cgi-bin/message/send?access_token=${token}`, message)).rejects.toThrow();
    expect(simulator.fromApp('zhangwei')).toHaveLength(1);
    expect(simulator.calls().at(-1)).toMatchObject({ errcode: null, fault: 'dropped' });
  });

  test('a slow call is answered late, and rightly', async () => {
    const { simulator } = await start();
    simulator.setFault({ kind: 'slow', calls: 1, delayMs: 80 });
    const began = performance.now();
    expect(await send(simulator, textMessage('好'))).toMatchObject({ errcode: 0 });
    expect(performance.now() - began).toBeGreaterThan(75);
  });

  test('a fault of one path leaves the others alone, and clearing ends it', async () => {
    const { simulator } = await start();
    const token = await fetchToken(simulator);
    simulator.setFault({ kind: 'busy', path: '/cgi-bin/message/send' });
    expect((await call(simulator, `/cgi-bin/getcallbackip?access_token=${token}`)).errcode).toBe(0);
    expect((await send(simulator, textMessage('好'))).errcode).toBe(-1);
    simulator.clearFaults();
    expect((await send(simulator, textMessage('好'))).errcode).toBe(0);
  });
});

describe('faults of the callbacks', () => {
  test('a duplicated callback comes three times, the same bytes', async () => {
    const { simulator, bot } = await start();
    simulator.setFault({ kind: 'duplicate_callbacks', calls: 1 });
    await simulator.say('zhangwei', '一');
    await simulator.say('zhangwei', '二');
    expect(bot.received.map(({ Content }) => Content)).toEqual(['一', '一', '一', '二']);
    expect(new Set(bot.received.map(({ encrypted }) => encrypted)).size).toBe(2);
  });

  test('a reordered callback is overtaken by the next one', async () => {
    const { simulator, bot } = await start();
    simulator.setFault({ kind: 'reordered_callbacks' });
    await Promise.all(['一', '二', '三', '四'].map((text) => simulator.say('zhangwei', text)));
    const order = bot.received.map(({ Content }) => Content).join('');
    expect([...order].sort().join('')).toBe([...'一二三四'].sort().join(''));
    expect(order).not.toBe('一二三四');
    expect(order.indexOf('一')).toBeGreaterThan(0);
  });
});

describe('waiting', () => {
  test('for messages ends with them, or with an error that says how many came', async () => {
    const { simulator } = await start();
    const two = simulator.waitForMessages('zhangwei', 2);
    await send(simulator, textMessage('一'));
    await send(simulator, textMessage('二'));
    expect((await two).map(({ content }) => content)).toMatchObject([{ text: '一' }, { text: '二' }]);
    await expect(simulator.waitForMessages('zhangwei', 3, 20)).rejects.toThrow('只等到 2 条');
  });
});
