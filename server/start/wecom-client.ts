import { Agent } from 'undici';
import { createApiClient, type ApiClient } from '../../bot/wecom/client.ts';
import { createHttp } from '../../bot/wecom/http.ts';
import type { RedisClient } from '../stores/redis/client.ts';
import { createTokenStore } from '../stores/redis/token-store.ts';
import type { Teardown } from './teardown.ts';
import type { WecomAccount } from './wecom-account.ts';

const API_TIMEOUT_MS = 10_000;

/** The service's API for the app: one pool of connections and, through Redis, one token for every part of the program. */
export function openWecom(account: WecomAccount, redis: RedisClient, teardown: Teardown): ApiClient {
  const agent = new Agent({ connections: 32, keepAliveTimeout: 30_000 });
  teardown.add('connections to WeCom', () => agent.destroy());
  const { apiBase, corpId, agentId, secret } = account.settings;
  return createApiClient({
    http: createHttp(agent, API_TIMEOUT_MS),
    store: createTokenStore(redis),
    ...{ apiBase, corpId, agentId, secret },
    clock: () => account.now(),
  });
}
