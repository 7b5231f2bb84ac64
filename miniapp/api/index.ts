import { reactive } from 'vue';
import { online } from '../state/online.ts';
import { createClient } from './client.ts';
import type { Answer } from './endpoints.ts';
import { newId } from './new-id.ts';

export type Session = Answer<'session.read'>;

/** What the client needs of the session and the router, which in turn are made with the client. */
export const front = reactive({
  session: null as Session | null,
  onSignedOut: () => {},
  onConsentNeeded: () => {},
});

/** Every call to the server goes through here. */
export const call = createClient({
  fetch: (url, init) => fetch(url, init),
  csrf: () => front.session?.csrf ?? null,
  newKey: newId,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  onSignedOut: () => front.onSignedOut(),
  onConsentNeeded: () => front.onConsentNeeded(),
  renewSession: async () => {
    front.session = await call('session.read');
  },
  onReached: (reached) => online.note(reached),
});

export { newId } from './new-id.ts';
export { ApiError } from './errors.ts';
