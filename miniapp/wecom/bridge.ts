import { failed, reasonOf, within, type Result } from './result.ts';
import type * as Sdk from './sdk.ts';

type Api = Exclude<keyof typeof Sdk, 'register' | 'checkJsApi' | 'ChooseMessageFileType'>;

export interface Signature {
  corpId: string;
  agentId: number;
  config: Stamp;
  agentConfig: Stamp;
}
interface Stamp {
  timestamp: number;
  nonceStr: string;
  signature: string;
}

export interface BridgeDeps {
  userAgent: string;
  load: () => Promise<typeof Sdk>;
  /** The address of the page as it stands, without what follows `#`. */
  address: () => string;
  sign: (url: string) => Promise<Signature>;
}

export interface Bridge {
  /** Whether there is a client around the page at all. */
  inside: boolean;
  /** Loads the SDK and registers the page; harmless to ask for again. */
  ready(): Promise<Result<{ sdk: typeof Sdk }>>;
  /** Does what the client is able to; `ms` is how long its answer may take, people's time included. */
  ask<T extends object>(
    api: Api,
    ms: number,
    act: (sdk: typeof Sdk) => Promise<T>,
  ): Promise<Result<{ answer: T }>>;
}

const JS_APIS = [
  'checkJsApi',
  'chooseMessageFile',
  'closeWindow',
  'getLocalFileData',
  'onHistoryBack',
  'onMenuShareAppMessage',
  'openDefaultBrowser',
  'previewFile',
  'shareAppMessage',
];
/** Every client has these; some say of them that they have not. */
const ALWAYS: readonly Api[] = ['closeWindow', 'onHistoryBack', 'onMenuShareAppMessage'];
const READY_WITHIN_MS = 8_000;
const CHECK_WITHIN_MS = 3_000;

export function createBridge(deps: BridgeDeps): Bridge {
  const inside = /wxwork|micromessenger/i.test(deps.userAgent);
  let registered: Promise<typeof Sdk> | null = null;
  const able = new Map<Api, boolean>();

  async function ready(): Promise<Result<{ sdk: typeof Sdk }>> {
    if (!inside) return failed('outside');
    registered ??= register(deps);
    try {
      const sdk = await within(READY_WITHIN_MS, registered);
      return sdk === 'late' ? failed('timeout') : { ok: true, sdk };
    } catch {
      // The next one who asks tries anew.
      registered = null;
      return failed('failed');
    }
  }

  async function isAble(sdk: typeof Sdk, api: Api): Promise<boolean> {
    const known = able.get(api) ?? (ALWAYS.includes(api) || undefined);
    if (known !== undefined) return known;
    const checked = await within(CHECK_WITHIN_MS, sdk.checkJsApi({ jsApiList: [api] })).catch(
      () => 'late' as const,
    );
    // A client too old to tell may still be able.
    if (checked === 'late' || checked.checkResult[api] === undefined) return true;
    able.set(api, checked.checkResult[api]);
    return checked.checkResult[api];
  }

  return {
    inside,
    ready,
    async ask(api, ms, act) {
      const opened = await ready();
      if (!opened.ok) return opened;
      if (!(await isAble(opened.sdk, api))) return failed('unsupported');
      try {
        const answer = await within(ms, act(opened.sdk));
        return answer === 'late' ? failed('timeout') : { ok: true, answer };
      } catch (error) {
        return failed(reasonOf(error));
      }
    },
  };
}

/** The SDK asks for a signature of each address that calls are made from; the first is at hand already. */
async function register({ load, address, sign }: BridgeDeps): Promise<typeof Sdk> {
  const landing = address();
  const [sdk, first] = await Promise.all([load(), sign(landing)]);
  const signed = new Map([[landing, Promise.resolve(first)]]);
  const signatureOf = (url: string) => {
    const known = signed.get(url) ?? sign(url);
    signed.set(url, known);
    known.catch(() => signed.delete(url));
    return known;
  };
  sdk.register({
    corpId: first.corpId,
    agentId: first.agentId,
    jsApiList: JS_APIS,
    getConfigSignature: async (url) => (await signatureOf(url)).config,
    getAgentConfigSignature: async (url) => (await signatureOf(url)).agentConfig,
  });
  return sdk;
}
