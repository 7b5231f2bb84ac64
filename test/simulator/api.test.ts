import { describe, expect, test } from 'vitest';
import { call, fetchToken, send, update, type Reply } from './fake-bot.ts';
import { card, cardMessage, HOUR, MINUTE, start, textMessage } from './fixture.ts';

const askToken = (simulator: Parameters<typeof call>[0], query: string): Promise<Reply> =>
  call(simulator, `/cgi-bin/gettoken?${query}`);

describe('access tokens', () => {
  test('the same token comes back for as long as it lives, then another one', async () => {
    const { simulator } = await start();
    const first = await fetchToken(simulator);
    simulator.moveClock(2 * HOUR - 1000);
    expect(await fetchToken(simulator)).toBe(first);
    simulator.moveClock(1000);
    expect(await fetchToken(simulator)).not.toBe(first);
  });

  test('a new token lives 7200 seconds, and an old one says how long it still does', async () => {
    const { simulator } = await start();
    const { corpId, secret } = simulator.credentials;
    const query = `corpid=${corpId}&corpsecret=${secret}`;
    expect(await askToken(simulator, query)).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 });
    simulator.moveClock(HOUR);
    expect(await askToken(simulator, query)).toMatchObject({ expires_in: 3600 });
  });

  test('a wrong corp, a wrong secret and a missing one have codes of their own', async () => {
    const { simulator } = await start();
    const { corpId, secret } = simulator.credentials;
    const codes = await Promise.all(
      [`corpid=ww0&corpsecret=${secret}`, `corpid=${corpId}&corpsecret=no`, `corpid=${corpId}`, ''].map(
        async (query) => (await askToken(simulator, query)).errcode,
      ),
    );
    expect(codes).toEqual([40013, 40001, 41004, 41002]);
  });

  test('a call without a token, with an invented one and with an expired one is refused', async () => {
    const { simulator } = await start();
    const token = await fetchToken(simulator);
    const codeWith = async (query: string): Promise<number> =>
      (await call(simulator, `/cgi-bin/getcallbackip${query}`)).errcode;
    expect(await codeWith('')).toBe(41001);
    expect(await codeWith('?access_token=invented')).toBe(40014);
    expect(await codeWith(`?access_token=${token}`)).toBe(0);
    simulator.moveClock(2 * HOUR);
    expect(await codeWith(`?access_token=${token}`)).toBe(42001);
  });

  test('a token in the body does not count', async () => {
    const { simulator } = await start();
    const access_token = await fetchToken(simulator);
    expect(await call(simulator, '/cgi-bin/message/send', { access_token })).toMatchObject({
      errcode: 41001,
    });
  });
});

describe('calls', () => {
  test('address lists are given, unknown paths are 404, and sending by GET is refused', async () => {
    const { simulator } = await start();
    const token = await fetchToken(simulator);
    const get = (path: string): Promise<Reply> => call(simulator, `/cgi-bin/${path}?access_token=${token}`);
    expect(await get('getcallbackip')).toMatchObject({ errcode: 0, ip_list: ['127.0.0.1'] });
    expect(await get('get_api_domain_ip')).toMatchObject({ errcode: 0, ip_list: ['127.0.0.1'] });
    expect(await get('message/shout')).toMatchObject({ status: 404, errcode: 404 });
    expect(await get('message/send')).toMatchObject({ status: 200, errcode: 43002 });
  });

  test.each(['{"touser":', '[1]', '"text"', ''])('a body of %j is refused as wrong JSON', async (body) => {
    const { simulator } = await start();
    const token = await fetchToken(simulator);
    const reply = await call(simulator, `/cgi-bin/message/send?access_token=${token}`, body);
    expect(reply.errcode).toBe(40035);
    expect(reply.errmsg).toContain('Warning: wrong json format.');
  });

  test('a valid recipient is reached though others are not, which are named in lower case', async () => {
    const { simulator } = await start();
    const reply = await send(simulator, { ...textMessage('你好'), touser: 'LINA|NoBody|lina' });
    expect(reply).toMatchObject({ errcode: 0, invaliduser: 'nobody' });
    expect(simulator.fromApp('LiNa')).toHaveLength(1);
  });

  test('@all reaches every member in scope', async () => {
    const { simulator } = await start();
    await simulator.send('LiNa', { type: 'unsubscribe' });
    await send(simulator, { ...textMessage('通知'), touser: '@all' });
    expect(simulator.fromApp('zhangwei')).toHaveLength(1);
    expect(simulator.fromApp('LiNa')).toHaveLength(0);
  });

  test('an interactive card needs a callback URL, a plain notice does not', async () => {
    const { simulator } = await start({ connected: false });
    expect(await send(simulator, cardMessage(card.button_interaction()))).toMatchObject({ errcode: 43012 });
    const notice = await send(simulator, cardMessage(card.text_notice()));
    expect(notice).toMatchObject({ errcode: 0 });
    expect(notice).not.toHaveProperty('response_code');
  });

  test('a task_id is taken once', async () => {
    const { simulator } = await start();
    expect(await send(simulator, cardMessage(card.vote_interaction()))).toMatchObject({ errcode: 0 });
    expect(await send(simulator, cardMessage(card.button_interaction()))).toMatchObject({ errcode: 42014 });
  });
});

describe('identical requests', () => {
  const message = { ...textMessage('提醒'), enable_duplicate_check: 1, duplicate_check_interval: 600 };

  test('are suppressed within the interval and sent after it', async () => {
    const { simulator } = await start();
    const first = await send(simulator, message);
    simulator.moveClock(599_000);
    expect(await send(simulator, message)).toMatchObject({ errcode: 0, msgid: first.msgid });
    expect(simulator.fromApp('zhangwei')).toHaveLength(1);
    simulator.moveClock(1000);
    await send(simulator, message);
    expect(simulator.fromApp('zhangwei')).toHaveLength(2);
  });

  test('are sent twice where the check is off or one byte differs', async () => {
    const { simulator } = await start();
    await send(simulator, textMessage('提醒'));
    await send(simulator, textMessage('提醒'));
    await send(simulator, message);
    await send(simulator, { ...message, duplicate_check_interval: 601 });
    expect(simulator.fromApp('zhangwei')).toHaveLength(4);
  });

  test('of a card are suppressed and not refused for its task_id', async () => {
    const { simulator } = await start();
    const template = { ...cardMessage(card.button_interaction()), enable_duplicate_check: 1 };
    await send(simulator, template);
    expect(await send(simulator, template)).toMatchObject({ errcode: 0 });
    expect(simulator.fromApp('zhangwei')).toHaveLength(1);
  });
});

describe('limits', () => {
  test('the 31st message of a minute to one member is dropped without a word, on record, and not another member’s', async () => {
    const { simulator } = await start();
    for (let count = 0; count < 30; count += 1) await send(simulator, textMessage(`第 ${count} 条`));
    expect(await send(simulator, textMessage('多了'))).toMatchObject({ errcode: 0 });
    expect(await send(simulator, { ...textMessage('别人'), touser: 'LiNa' })).toMatchObject({ errcode: 0 });
    expect(simulator.fromApp('zhangwei')).toHaveLength(30);
    expect(simulator.fromApp('LiNa')).toHaveLength(1);
    expect(simulator.problems().map(({ kind }) => kind)).toEqual(['dropped']);
    simulator.moveClock(MINUTE);
    await send(simulator, textMessage('又可以了'));
    expect(simulator.fromApp('zhangwei')).toHaveLength(31);
  });

  test('an hour holds no more than its own limit', async () => {
    const { simulator } = await start({ limits: { memberPerHour: 40 } });
    for (let count = 0; count < 41; count += 1) {
      simulator.moveClock(5000);
      await send(simulator, textMessage(`第 ${count} 条`));
    }
    expect(simulator.fromApp('zhangwei')).toHaveLength(40);
    simulator.moveClock(HOUR);
    await send(simulator, textMessage('又可以了'));
    expect(simulator.fromApp('zhangwei')).toHaveLength(41);
  });

  test('a corp over its calls a minute gets 45009 until the block of a minute has passed', async () => {
    const { simulator } = await start({ limits: { corpPerMinute: 3 } });
    const token = await fetchToken(simulator);
    const codes: number[] = [];
    const ask = async (): Promise<void> => {
      codes.push((await call(simulator, `/cgi-bin/getcallbackip?access_token=${token}`)).errcode);
    };
    for (let count = 0; count < 3; count += 1) await ask();
    simulator.moveClock(MINUTE / 2);
    await ask();
    simulator.moveClock(MINUTE - 1);
    await ask();
    simulator.moveClock(1);
    await ask();
    expect(codes).toEqual([0, 0, 0, 45009, 45009, 0]);
  });
});

describe('response codes', () => {
  const used = { button: { replace_name: '已选：已签' } };

  test('one updates its card once', async () => {
    const { simulator } = await start();
    const { response_code } = await send(simulator, cardMessage(card.button_interaction()));
    const body = { userids: ['zhangwei'], response_code, ...used };
    expect(await update(simulator, body)).toMatchObject({ errcode: 0, errmsg: 'ok', invaliduser: [] });
    expect(simulator.fromApp('zhangwei')[0]?.content).toMatchObject({ replaced: '已选：已签' });
    expect(await update(simulator, body)).toMatchObject({ errcode: 60140 });
  });

  test('one is good for 72 hours and not a millisecond longer', async () => {
    const { simulator } = await start();
    const first = await send(simulator, cardMessage(card.button_interaction()));
    const second = await send(simulator, cardMessage(card.button_interaction({ task_id: 'task-2' })));
    const body = { userids: ['zhangwei'], ...used };
    simulator.moveClock(72 * HOUR);
    expect(await update(simulator, { ...body, response_code: first.response_code })).toMatchObject({
      errcode: 0,
    });
    simulator.moveClock(1);
    expect(await update(simulator, { ...body, response_code: second.response_code })).toMatchObject({
      errcode: 60140,
    });
  });

  test('every tap brings a fresh one', async () => {
    const { simulator, bot } = await start();
    await send(simulator, cardMessage(card.button_interaction()));
    await simulator.tap('zhangwei', '已签');
    await simulator.tap('zhangwei', '没签');
    const codes = bot.received.map(({ ResponseCode }) => ResponseCode);
    expect(new Set(codes).size).toBe(2);
    for (const response_code of codes) {
      expect(await update(simulator, { userids: ['zhangwei'], response_code, ...used })).toMatchObject({
        errcode: 0,
      });
    }
  });

  test('a card can be replaced by another, with its buttons greyed by replace_text', async () => {
    const { simulator } = await start();
    const { response_code } = await send(simulator, cardMessage(card.vote_interaction()));
    const template_card = card.vote_interaction({ task_id: undefined, replace_text: '已提交' });
    expect(await update(simulator, { atall: 1, response_code, template_card })).toMatchObject({ errcode: 0 });
    expect(simulator.fromApp('zhangwei')[0]?.content).toMatchObject({ replaced: '已提交', taskId: 'task-1' });
    await expect(simulator.tap('zhangwei', ['选项1'])).rejects.toMatchObject({ code: 'card_used' });
  });

  test('a malformed update is refused and leaves the code unused; members who did not get the card are named', async () => {
    const { simulator } = await start();
    const { response_code } = await send(simulator, cardMessage(card.button_interaction()));
    const codeOf = async (body: Record<string, unknown>): Promise<number> =>
      (await update(simulator, { response_code, ...body })).errcode;
    expect(await codeOf({ userids: ['zhangwei'] })).toBe(40063);
    expect(await codeOf({ userids: ['zhangwei'], button: { replace_name: '' } })).toBe(40063);
    expect(await codeOf({ ...used })).toBe(40063);
    expect(await codeOf({ userids: ['zhangwei'], ...used, agentid: 7 })).toBe(301002);
    expect(await codeOf({ userids: ['zhangwei'], template_card: { card_type: 'x' } })).toBe(42031);
    const reply = await update(simulator, { response_code, userids: ['zhangwei', 'LiNa', 'Ghost'], ...used });
    expect(reply).toMatchObject({ errcode: 0, invaliduser: ['ghost', 'lina'] });
  });
});

describe('recall', () => {
  const recall = async (simulator: Parameters<typeof call>[0], msgid: unknown): Promise<number> => {
    const token = await fetchToken(simulator);
    return (await call(simulator, `/cgi-bin/message/recall?access_token=${token}`, { msgid })).errcode;
  };

  test('takes a message back within 24 hours and no later', async () => {
    const { simulator } = await start();
    const first = await send(simulator, textMessage('一'));
    const second = await send(simulator, textMessage('二'));
    expect(await recall(simulator, 'unknown')).toBe(40058);
    simulator.moveClock(24 * HOUR);
    expect(await recall(simulator, first.msgid)).toBe(0);
    simulator.moveClock(1);
    expect(await recall(simulator, second.msgid)).toBe(42052);
    expect(simulator.fromApp('zhangwei').map(({ recalled }) => recalled)).toEqual([true, false]);
  });
});
