import type { SignIns } from '../../services/accounts/ports.ts';
import type { RedisClient } from './client.ts';
import { digestOf } from './digest.ts';
import { createLayout, type Layout } from './layout.ts';

/** Long enough to look for one's phone and scan a code with it. */
export const SIGN_IN_MS = 10 * 60_000;

/** Sign-ins under way. A state serves once, in the browser that began. */
export function createSignIns(
  redis: RedisClient,
  { layout = createLayout() }: { layout?: Layout } = {},
): SignIns {
  return {
    async begin(state, { browser, to }) {
      const kept = JSON.stringify({ browser: digestOf(browser), to });
      await redis.set(layout.signIn(digestOf(state)), kept, 'PX', SIGN_IN_MS);
    },
    async take(state, browser) {
      const kept = await redis.getdel(layout.signIn(digestOf(state)));
      if (kept === null) return null;
      const begun = JSON.parse(kept) as { browser: string; to: string };
      return begun.browser === digestOf(browser) ? begun.to : null;
    },
  };
}
