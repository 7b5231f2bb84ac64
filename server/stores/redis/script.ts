import { createHash } from 'node:crypto';
import type { RedisClient } from './client.ts';

/** A Lua script. All its keys lie in one hash slot, and each is handed in, as a cluster wants. */
export interface Script {
  run(redis: RedisClient, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
}

/** Sends the script by its digest, and in full where the server does not know it: at first use, after a restart or a failover. */
export function createScript(lua: string): Script {
  const digest = createHash('sha1').update(lua).digest('hex');
  return {
    async run(redis, keys, args) {
      try {
        return await redis.evalsha(digest, keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
        return await redis.eval(lua, keys.length, ...keys, ...args);
      }
    },
  };
}
