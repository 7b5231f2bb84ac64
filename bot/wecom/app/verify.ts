import { CallbackError } from '../callback-error.ts';
import type { CallbackCrypto } from '../crypto.ts';

/** Query parameters, URL-decoded; one given twice is an array, as Node's parsers have it. */
export type CallbackQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Five minutes either way. WeCom gives an answer 5 s and tries again three times, which is over within half a minute, and
 * never comes back later; the rest is for clocks that differ. It must stay below the life of the seen-mark, which is
 * what makes a signed request sent again within the window a mere repetition.
 */
const DEFAULT_FRESHNESS_SECONDS = 300;

export interface Verification {
  crypto: CallbackCrypto;
  /** Epoch milliseconds. */
  clock: () => number;
  freshnessSeconds?: number;
}

/** Throws CallbackError `bad_query`, `bad_signature` or `stale`; the signature is looked at before anything it covers. */
export function createVerifier({
  crypto,
  clock,
  freshnessSeconds = DEFAULT_FRESHNESS_SECONDS,
}: Verification) {
  return (query: CallbackQuery, encrypted: string): void => {
    const timestamp = parameter(query, 'timestamp');
    if (!crypto.verify(parameter(query, 'msg_signature'), timestamp, parameter(query, 'nonce'), encrypted)) {
      throw new CallbackError('bad_signature', 'The signature does not fit: is the callback token right?');
    }
    const age = clock() / 1000 - Number(timestamp);
    if (!/^\d{1,12}$/.test(timestamp) || Math.abs(age) > freshnessSeconds) {
      throw new CallbackError('stale', 'The timestamp is outside the window: is this machine’s clock right?');
    }
  };
}

/** Throws CallbackError `bad_query` where it is missing, empty or given twice. */
export function parameter(query: CallbackQuery, name: string): string {
  const value = query[name];
  if (typeof value !== 'string' || value === '') {
    throw new CallbackError('bad_query', `The query needs ${name}, once.`);
  }
  return value;
}
