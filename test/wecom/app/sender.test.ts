import { describe, expect, it } from 'vitest';
import { createAppSender } from '../../../bot/wecom/app/sender.ts';
import type { ApiAnswer } from '../../../bot/wecom/answer.ts';
import { ApiError, apiError, type ErrorClass } from '../../../bot/wecom/errors.ts';

const PERSON = 'wecom:ww1:zhangsan';
const MESSAGE = { path: '/cgi-bin/message/send', body: { touser: 'zhangsan' } };

function sendInto(answer: ApiAnswer | Error) {
  const asked: unknown[] = [];
  const answering = (path: string, body: unknown) => {
    asked.push([path, body]);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const sender = createAppSender({ post: answering, get: answering });
  return { asked, outcome: sender(PERSON, MESSAGE) };
}

describe('sending', () => {
  it('posts what was rendered, as it is', async () => {
    const { asked, outcome } = sendInto({ errcode: 0, errmsg: 'ok', invaliduser: '' });
    expect(await outcome).toEqual({ type: 'sent' });
    expect(asked).toEqual([[MESSAGE.path, MESSAGE.body]]);
  });

  it.each([
    [{ invaliduser: 'zhangsan' }, 'failed'],
    [{ invaliduser: 'lisi|ZhangSan' }, 'failed'],
    [{ invaliduser: ['zhangsan'] }, 'failed'],
    [{ unlicenseduser: 'zhangsan' }, 'failed'],
    [{ invaliduser: 'lisi', unlicenseduser: 'zhangsanfeng' }, 'sent'],
    [{ invaliduser: [], invalidparty: '2' }, 'sent'],
  ])('takes errcode 0 with %j as %s', async (lists, type) => {
    expect((await sendInto({ errcode: 0, ...lists }).outcome).type).toBe(type);
  });

  it.each<[number, ErrorClass, 'message' | 'app', number]>([
    [-1, 'busy', 'message', 1_000],
    [6000, 'busy', 'message', 1_000],
    [45033, 'busy', 'message', 1_000],
    [45035, 'busy', 'message', 1_000],
    [45009, 'frequency', 'app', 60_000],
    [42001, 'token', 'app', 5_000],
    [60020, 'configuration', 'app', 60_000],
    [301042, 'configuration', 'app', 60_000],
    [48002, 'configuration', 'app', 60_000],
    [43012, 'configuration', 'app', 60_000],
    [40001, 'secret', 'app', 900_000],
    [123456, 'unknown', 'message', 60_000],
  ])('holds a message back on %i (%s), with the whole %s where it must', async (code, kind, scope, after) => {
    const outcome = await sendInto(apiError(code, 'said why', [])).outcome;
    expect(outcome).toEqual({ type: 'retry', after, scope, reason: `${kind}: ${code} said why` });
  });

  it('tries again where the outcome is not known', async () => {
    const outcome = await sendInto(new ApiError('network', null, 'no answer: TimeoutError')).outcome;
    expect(outcome).toEqual({
      type: 'retry',
      after: 2_000,
      scope: 'message',
      reason: 'network: no answer: TimeoutError',
    });
  });

  it.each([[81013], [60111], [40201], [60140], [42027], [44004]])(
    'gives up on %i, saying why',
    async (code) => {
      const outcome = await sendInto(apiError(code, 'said why', [])).outcome;
      expect(outcome).toMatchObject({ type: 'failed' });
      expect(outcome).toHaveProperty('reason', expect.stringContaining(`${code} said why`));
    },
  );

  it('lets a fault that is nobody’s on the wire be seen', async () => {
    await expect(sendInto(new TypeError('a defect')).outcome).rejects.toThrow('a defect');
  });
});
