import { describe, expect, test } from 'vitest';
import type { ApiClient } from '../../bot/wecom/client.ts';
import { ApiError, classOf } from '../../bot/wecom/errors.ts';
import { createIdentify, oauthUrl, scanUrl } from '../../bot/wecom/identity.ts';

const app = {
  corpId: 'ww1',
  agentId: 1000002,
  oauthBase: 'https://open.weixin.qq.com',
  loginBase: 'https://login.work.weixin.qq.com',
};
const back = 'https://lianbei.example/login/callback';

describe('the addresses of a sign-in', () => {
  test('inside WeCom, parameters in the documented order and the mark at the end', () => {
    expect(oauthUrl(app, back, 'abc')).toBe(
      'https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww1&redirect_uri=https%3A%2F%2Flianbei.example%2Flogin%2Fcallback' +
        '&response_type=code&scope=snsapi_base&state=abc&agentid=1000002#wechat_redirect',
    );
  });
  test('in a desktop browser', () => {
    expect(scanUrl(app, back, 'abc')).toBe(
      'https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid=ww1&agentid=1000002' +
        '&redirect_uri=https%3A%2F%2Flianbei.example%2Flogin%2Fcallback&state=abc&lang=zh',
    );
  });
});

describe('a code says', () => {
  const identify = (get: ApiClient['get']) =>
    createIdentify({ get, post: expect.unreachable }, 'ww1')('CODE');
  const answering = (answer: Record<string, unknown>) => identify(async () => ({ errcode: 0, ...answer }));
  const failing = (errcode: number | null) =>
    identify(async () => {
      throw new ApiError(errcode === null ? 'network' : classOf(errcode), errcode, 'no');
    });

  test('what it was asked for', async () => {
    await identify(async (path, query) => {
      expect([path, query]).toEqual(['/cgi-bin/auth/getuserinfo', { code: 'CODE' }]);
      return { errcode: 0, userid: 'a' };
    });
  });
  test.each([
    [{ userid: 'ZhangSan', user_ticket: 't' }, 'wecom:ww1:zhangsan', 'member'],
    [{ userid: 'ww2/LiSi' }, 'wecom:ww2:lisi', 'downstream'],
    [{ userid: 'ww2/a/b' }, 'wecom:ww2:a/b', 'downstream'],
    [{ openid: 'oAB', external_userid: 'wmAb_1' }, 'wecom:ww1:external:wmAb_1', 'external'],
    [{ openid: 'oAbC', external_userid: '' }, 'wecom:ww1:openid:oAbC', 'external'],
  ])('%j: %s', async (answer, person, kind) => {
    expect(await answering(answer)).toEqual({ person, kind });
  });
  test.each([
    [40029, 'refused'],
    [42003, 'refused'],
    [42022, 'refused'],
    [-1, 'busy'],
    [45009, 'busy'],
    [null, 'busy'],
  ])('errcode %s: %s', async (errcode, outcome) => {
    expect(await failing(errcode)).toBe(outcome);
  });
  test('nothing, where an operator has to act or no id came', async () => {
    await expect(failing(60020)).rejects.toMatchObject({ errcode: 60020 });
    await expect(failing(40001)).rejects.toMatchObject({ kind: 'secret' });
    expect(await answering({})).toBe('busy');
  });
});
