import { createHash } from 'node:crypto';
import type { RedisClient } from './client.ts';

/** A Lua script. All its keys lie in one hash slot, and each is handed in, as a cluster wants. Repeating it is harmless. */
export interface Script {
  run(redis: RedisClient, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
}

const REPEATS = 5;

/** Sends the script by its digest, and in full where the server does not know it: at first use, after a restart or a failover. */
export function createScript(lua: string): Script {
  const digest = createHash('sha1').update(lua).digest('hex');

  async function send(redis: RedisClient, keys: readonly string[], args: readonly (string | number)[]) {
    try {
      return await redis.evalsha(digest, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return await redis.eval(lua, keys.length, ...keys, ...args);
    }
  }

  return {
    async run(redis, keys, args) {
      for (let repeats = 0; ; repeats += 1) {
        try {
          return await send(redis, keys, args);
        } catch (error) {
          if (!wasCutOff(error) || repeats === REPEATS) throw withoutArguments(error);
        }
      }
    },
  };
}

/** ioredis sends again what is under way when a connection breaks, but not a pipeline that was answered in part. */
function wasCutOff(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** ioredis hangs the whole command on its errors; its arguments hold what people wrote, and tokens, which belong in no log. */
function withoutArguments(error: unknown): unknown {
  if (error instanceof Error && 'command' in error) delete error.command;
  return error;
}
