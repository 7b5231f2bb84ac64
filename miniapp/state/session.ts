import { computed } from 'vue';
import { call, front, type Session } from '../api/index.ts';

let loading: Promise<Session> | null = null;

/** Who is signed in. Read once when the app opens; `reload` after what changes it. */
export const session = computed(() => front.session);
export const contact = computed(() => front.session?.contact ?? null);

export function loadSession(): Promise<Session> {
  if (front.session) return Promise.resolve(front.session);
  loading ??= reloadSession().finally(() => (loading = null));
  return loading;
}

export async function reloadSession(): Promise<Session> {
  const session = await call('session.read');
  front.session = session;
  return session;
}

/** What of the session a call has just changed, without asking again. */
export function noteContact(changed: NonNullable<Session['contact']>): void {
  if (front.session) front.session.contact = changed;
}
export function noteConsent(givenAt: string): void {
  if (front.session) front.session.consent.givenAt = givenAt;
}
