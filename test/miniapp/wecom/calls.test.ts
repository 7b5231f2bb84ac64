import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBridge, type BridgeDeps } from '../../../miniapp/wecom/bridge.ts';
import { createCalls } from '../../../miniapp/wecom/calls.ts';
import { reasonOf } from '../../../miniapp/wecom/result.ts';

const WECOM = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) wxwork/4.1.0 MicroMessenger/7.0.1';
const PAGE = 'https://lianbei.example/applications/a/papers?from=card';
const stamp = (of: string) => ({ timestamp: 1_414_587_457, nonceStr: 'nonce', signature: of });

interface Asked {
  name: string;
  params: Record<string, unknown>;
}
type Client = (asked: Asked) => object | undefined;

const able: Client = ({ name, params }) => {
  if (name !== 'checkJsApi') return { errMsg: `${name}:ok`, err_msg: `${name}:ok` };
  const checkResult = Object.fromEntries((params['jsApiList'] as string[]).map((api) => [api, true]));
  return { err_msg: 'checkJsApi:ok', checkResult };
};

/** The SDK in a page whose client answers like this; undefined: never. */
async function inPage(userAgent: string, client: Client | null, change: Partial<BridgeDeps> = {}) {
  const asked: Asked[] = [];
  const invoke = (name: string, params: Record<string, unknown>, answer: (result: object) => void) => {
    asked.push({ name, params });
    const result = client?.({ name, params });
    if (result) answer(result);
  };
  const page = { navigator: { userAgent, platform: 'iPhone' }, location: { href: `${PAGE}#part` } };
  const document = { title: '', addEventListener: () => {} };
  vi.stubGlobal('window', client ? { ...page, WeixinJSBridge: { invoke, on: vi.fn() } } : page);
  vi.stubGlobal('navigator', page.navigator);
  vi.stubGlobal('location', page.location);
  vi.stubGlobal('document', document);
  const sign = vi.fn<BridgeDeps['sign']>(async () => ({
    ...{ corpId: 'ww0123456789abcdef', agentId: 1_000_002 },
    ...{ config: stamp('of-the-corp'), agentConfig: stamp('of-the-app') },
  }));
  const sdk = await import('../../../miniapp/wecom/sdk.ts');
  const load = vi.fn(async () => sdk);
  vi.useFakeTimers();
  const bridge = createBridge({ userAgent, load, address: () => PAGE, sign, ...change });
  return { wecom: createCalls(bridge, 'https://lianbei.example'), asked, sign, load };
}

// The SDK looks at its page once, when it is loaded.
beforeEach(() => vi.resetModules());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What it settles with, once as much time as it takes has passed. */
async function settled<T>(work: Promise<T>): Promise<T> {
  let over = false;
  void work.finally(() => (over = true));
  for (let seconds = 0; !over && seconds < 700; seconds++) await vi.advanceTimersByTimeAsync(1_000);
  if (!over) throw new Error('It hangs.');
  return work;
}

describe('inside WeCom', () => {
  test('the app’s identity is registered before the first call, for the page’s address without its fragment', async () => {
    const { wecom, asked, sign } = await inPage(WECOM, able);
    expect(await settled(wecom.previewFile({ url: '/files/a', name: '协议.pdf', bytes: 9 }))).toEqual({
      ok: true,
    });
    expect(asked.map(({ name }) => name)).toEqual(['agentConfig', 'checkJsApi', 'previewFile']);
    expect(sign.mock.calls).toEqual([[PAGE]]);
    expect(asked[0]!.params).toMatchObject({
      ...{ corpid: 'ww0123456789abcdef', agentid: '1000002' },
      signature: 'of-the-app',
    });
    expect(asked[2]!.params).toMatchObject({
      url: 'https://lianbei.example/files/a',
      name: '协议.pdf',
      size: 9,
    });
  });

  test('files chosen from a chat arrive with their bytes', async () => {
    const tempFiles = [{ localId: 'local-1', name: '章程.docx', size: 6 }];
    const { wecom, asked } = await inPage(WECOM, (call) => ({
      ...able(call),
      ...(call.name === 'chooseMessageFile' ? { tempFiles } : {}),
      ...(call.name === 'getLocalFileData' ? { localData: Buffer.from('备案').toString('base64') } : {}),
    }));
    const chosen = await settled(wecom.chooseFiles(3));
    if (!chosen.ok) throw new Error(chosen.reason);
    expect(chosen.files.map(({ name }) => name)).toEqual(['章程.docx']);
    expect(await chosen.files[0]!.text()).toBe('备案');
    expect(asked.find(({ name }) => name === 'chooseMessageFile')!.params).toMatchObject({
      count: 3,
      type: 'file',
    });
  });

  test('a person who thinks better of it is no failure', async () => {
    const { wecom } = await inPage(WECOM, (call) =>
      call.name === 'shareAppMessage' ? { err_msg: 'shareAppMessage:cancel' } : able(call),
    );
    const item = { title: '组建协议', text: '请盖章', path: '/applications/a/papers/agreement' };
    expect(await settled(wecom.share(item))).toEqual({ ok: false, reason: 'cancelled' });
  });

  test('what the client is not able to do is not asked of it', async () => {
    const { wecom, asked } = await inPage(WECOM, (call) =>
      call.name === 'checkJsApi'
        ? { err_msg: 'checkJsApi:ok', checkResult: { previewFile: false } }
        : able(call),
    );
    const previewed = wecom.previewFile({ url: '/files/a', name: 'a.pdf', bytes: 9 });
    expect(await settled(previewed)).toEqual({ ok: false, reason: 'unsupported' });
    expect(asked.map(({ name }) => name)).not.toContain('previewFile');
  });

  test('a client that never answers is given up', async () => {
    const { wecom } = await inPage(WECOM, () => undefined);
    expect(await settled(wecom.closeWindow())).toEqual({ ok: false, reason: 'timeout' });
    expect(await settled(wecom.chooseFiles(1))).toEqual({ ok: false, reason: 'timeout' });
  });

  test('a page that could not be registered is registered by the next call', async () => {
    const sign = vi.fn().mockRejectedValueOnce(new Error('no network'));
    const { wecom } = await inPage(WECOM, able, { sign });
    expect(await settled(wecom.closeWindow())).toEqual({ ok: false, reason: 'failed' });
    sign.mockResolvedValue({
      ...{ corpId: 'ww0123456789abcdef', agentId: 1_000_002 },
      ...{ config: stamp('of-the-corp'), agentConfig: stamp('of-the-app') },
    });
    expect(await settled(wecom.closeWindow())).toEqual({ ok: true });
  });
});

describe('outside WeCom', () => {
  test('every call settles at once, and the SDK is not even loaded', async () => {
    const { wecom, load, sign } = await inPage('Mozilla/5.0 (iPhone) Safari/604.1', null);
    const item = { title: 'a', text: 'b', path: '/' };
    const all = [
      wecom.closeWindow(),
      wecom.share(item),
      wecom.offerShare(item),
      wecom.previewFile({ url: '/files/a', name: 'a.pdf', bytes: 9 }),
      wecom.chooseFiles(1),
      wecom.openDefaultBrowser('/me'),
      wecom.onBack(() => true),
    ];
    for (const call of all) expect(await call).toEqual({ ok: false, reason: 'outside' });
    expect([load, sign].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  test('a browser that calls itself WeCom without being it does not keep anybody waiting', async () => {
    const { wecom } = await inPage(WECOM, null);
    expect(await settled(wecom.closeWindow())).toEqual({ ok: false, reason: 'timeout' });
    expect(await settled(wecom.openDefaultBrowser('/me'))).toEqual({ ok: false, reason: 'timeout' });
  });
});

test.each([
  [{ errMsg: 'chooseMessageFile:cancel' }, 'cancelled'],
  [{ errMsg: 'previewFile:fail, the permission value is offline verifying' }, 'unsupported'],
  [{ errMsg: 'getLocalFileData:fail no permission' }, 'unsupported'],
  [{ errMsg: 'getLocalFileData:fail no such file' }, 'failed'],
  [new Error('anything'), 'failed'],
])('%j is read as %s', (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
