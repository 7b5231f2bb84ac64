import type { TokenStore } from '../ports.ts';
import { readAnswer, succeeded } from './answer.ts';
import { ApiError, type ErrorClass } from './errors.ts';
import type { Http } from './http.ts';

/** The access token of one app (WeCom developer docs path/91039), shared by every process through the store. */
export interface TokenSource {
  /** Throws ApiError. */
  get(): Promise<string>;
  /** The platform refused this token: the next `get` brings another, unless someone has already. */
  refused(token: string): Promise<void>;
}

export interface TokenOptions {
  http: Http;
  store: TokenStore;
  /** Without a trailing slash: `https://qyapi.weixin.qq.com`. */
  apiBase: string;
  corpId: string;
  agentId: number;
  secret: string;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** A token is renewed this long before its end, so that none runs out on its way. */
const EARLY_SECONDS = 300;
const LOCK_WAIT_MS = 10_000;
/** How long a token is used without asking the store again. Another's renewal within this time costs one refused call. */
const KNOWN_FOR_MS = 1_000;
/** How long this process does not ask again after such a refusal: wrong secrets get the address banned for an hour. */
const PAUSE_MS: Partial<Record<ErrorClass, number>> = {
  secret: 15 * 60_000,
  configuration: 60_000,
  frequency: 60_000,
};

export function createTokenSource(options: TokenOptions): TokenSource {
  const { store, corpId, agentId, clock } = options;
  const key = `${corpId}:${agentId}`;
  let refreshing: Promise<string> | null = null;
  let pause: { until: number; error: ApiError } | null = null;
  let known: { token: string; until: number } | null = null;
  const remember = (token: string): string => {
    known = { token, until: clock() + KNOWN_FOR_MS };
    return token;
  };

  const fetchToken = async (): Promise<string> => {
    try {
      const { token, lifetime } = await requestToken(options);
      const ours = await store.replace(key, null, token, lifetime);
      return ours ? token : ((await store.read(key)) ?? token);
    } catch (error) {
      const length = error instanceof ApiError ? PAUSE_MS[error.kind] : undefined;
      if (length !== undefined) pause = { until: clock() + length, error: error as ApiError };
      throw error;
    }
  };
  /** Whoever waited for the lock finds the token of whoever held it. */
  const refresh = (): Promise<string> =>
    store.locked(key, LOCK_WAIT_MS, async () => (await store.read(key)) ?? (await fetchToken()));

  return {
    async get() {
      if (known && clock() < known.until) return known.token;
      const kept = await store.read(key);
      if (kept !== null) return remember(kept);
      if (pause && clock() < pause.until) throw pause.error;
      refreshing ??= refresh().finally(() => {
        refreshing = null;
      });
      return remember(await refreshing);
    },
    async refused(token) {
      await store.forget(key, token);
      // Only now: a read under way may have brought it back meanwhile.
      if (known?.token === token) known = null;
    },
  };
}

async function requestToken({ http, apiBase, corpId, secret }: TokenOptions) {
  const query = new URLSearchParams({ corpid: corpId, corpsecret: secret });
  const answer = succeeded(
    readAnswer(await http({ method: 'GET', url: `${apiBase}/cgi-bin/gettoken?${query.toString()}` })),
    [secret],
  );
  const { access_token: token, expires_in: seconds } = answer;
  if (typeof token !== 'string' || token === '' || typeof seconds !== 'number' || !(seconds > 0)) {
    throw new ApiError('network', null, 'gettoken answered without a token');
  }
  const lifetime = seconds > 2 * EARLY_SECONDS ? seconds - EARLY_SECONDS : Math.ceil(seconds / 2);
  return { token, lifetime };
}
