import { createHash } from 'node:crypto';
import type { TokenStore } from '../ports.ts';
import type { ApiClient } from './client.ts';
import { ApiError } from './errors.ts';

/** What a page hands to the JS-SDK with the corp's id (WeCom developer docs path/90506). */
export interface PageSignature {
  /** Seconds. */
  timestamp: number;
  nonceStr: string;
  signature: string;
}

/** What follows `#` is not part of the page's address. */
export function signPage(
  ticket: string,
  { url, timestamp, nonceStr }: { url: string; timestamp: number; nonceStr: string },
): PageSignature {
  const page = url.split('#', 1)[0]!;
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`;
  return { timestamp, nonceStr, signature: createHash('sha1').update(text).digest('hex') };
}

/** The corp's ticket signs for `config`, the app's for `agentConfig`; they are not interchangeable. */
export type TicketKind = 'corp' | 'app';

export interface TicketOptions {
  client: ApiClient;
  store: TokenStore;
  corpId: string;
  agentId: number;
}

const ENDPOINTS: Readonly<Record<TicketKind, readonly [string, Readonly<Record<string, string>>]>> = {
  corp: ['/cgi-bin/get_jsapi_ticket', {}],
  app: ['/cgi-bin/ticket/get', { type: 'agent_config' }],
};
/** Renewed this long before its end, so that a page signed now stays good for a while. */
const EARLY_SECONDS = 300;
const LOCK_WAIT_MS = 10_000;

/** Tickets shared by every process through the store: an app may ask for no more than a hundred an hour. Throws ApiError. */
export function createTicketSource({ client, store, corpId, agentId }: TicketOptions) {
  const asking = new Map<TicketKind, Promise<string>>();

  async function request(kind: TicketKind, key: string): Promise<string> {
    const { ticket, expires_in: seconds } = await client.get(...ENDPOINTS[kind]);
    if (typeof ticket !== 'string' || ticket === '' || typeof seconds !== 'number' || !(seconds > 0)) {
      throw new ApiError('network', null, `${ENDPOINTS[kind][0]} answered without a ticket`);
    }
    await store.replace(key, null, ticket, Math.max(seconds - EARLY_SECONDS, seconds / 2));
    return ticket;
  }

  return async (kind: TicketKind): Promise<string> => {
    const key = `ticket:${kind}:${corpId}:${agentId}`;
    const known = await store.read(key);
    if (known !== null) return known;
    const under = asking.get(kind);
    if (under) return under;
    const work = store.locked(key, LOCK_WAIT_MS, async () => (await store.read(key)) ?? request(kind, key));
    asking.set(
      kind,
      work.finally(() => asking.delete(kind)),
    );
    return asking.get(kind)!;
  };
}
