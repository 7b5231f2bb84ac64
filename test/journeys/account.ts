import type { WecomConfig } from '../../server/config.ts';

/** A made-up corp and app; the server under test takes them for real ones. */
export const accountAt = (apiBase: string): WecomConfig => ({
  corpId: 'wwjourneys000000001',
  agentId: 1000002,
  secret: 'journeys-secret-of-the-self-built-app',
  callbackToken: 'journeysToken',
  callbackAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  kfId: null,
  apiBase,
  oauthBase: apiBase,
  loginBase: apiBase,
});
export const ACCOUNT = accountAt('http://127.0.0.1:9');

export const personOfUser = (userId: string) => `wecom:${ACCOUNT.corpId}:${userId.toLowerCase()}`;
