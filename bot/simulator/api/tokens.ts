import type { Credentials } from '../types.ts';
import { ApiError } from './api-error.ts';

/** Seconds that an access token lives (WeCom developer docs path/91039). */
const LIFE = 7200;

/** Access tokens of the one app. A repeated call within a token's life gives the same token. */
export interface Tokens {
  get(corpId: string | null, secret: string | null): { access_token: string; expires_in: number };
  /** Refuses with 41001, 40014 or 42001. */
  check(token: string | null): void;
  /** Takes a live token back before its time, as the platform may. */
  revoke(): void;
}

export function createTokens(
  credentials: Credentials,
  now: () => number,
  makeId: (length: number) => string,
): Tokens {
  const expiries = new Map<string, number>();
  let current: string | null = null;

  return {
    get(corpId, secret) {
      if (!corpId) throw new ApiError(41002);
      if (!secret) throw new ApiError(41004);
      if (corpId !== credentials.corpId) throw new ApiError(40013);
      if (secret !== credentials.secret) throw new ApiError(40001);
      if (current === null || expiries.get(current)! <= now()) {
        current = makeId(180);
        expiries.set(current, now() + LIFE * 1000);
      }
      return { access_token: current, expires_in: Math.ceil((expiries.get(current)! - now()) / 1000) };
    },
    check(token) {
      if (!token) throw new ApiError(41001);
      const expiry = expiries.get(token);
      if (expiry === undefined) throw new ApiError(40014);
      if (expiry <= now()) throw new ApiError(42001);
    },
    revoke() {
      if (current !== null) expiries.set(current, now());
    },
  };
}
