import { Redis, type Cluster } from 'ioredis';

/** Everything in this folder runs on a single server and on a cluster alike: no script touches two hash slots. */
export type RedisClient = Redis | Cluster;

export interface RedisConnectionOptions {
  /** Shown in CLIENT LIST. */
  name?: string;
  /** Told of trouble with the connection; reconnecting goes on by itself. */
  onError?: (error: Error) => void;
  /** For a queue, whose worker waits in Redis for work: commands wait for its return without end, and none travels with others. */
  waits?: boolean;
}

/**
 * Connects to `redis://`, `rediss://` or `unix://`. Commands given while Redis is away wait and are sent on its return, up to
 * about 15 seconds; then they fail. A command whose answer was lost is sent again, so every script here is safe to repeat.
 * Commands of one tick travel together (automatic pipelining).
 */
export function connectRedis(
  url: string,
  { name, onError, waits = false }: RedisConnectionOptions = {},
): Redis {
  const redis = new Redis(url, {
    ...(name === undefined ? {} : { connectionName: name }),
    enableAutoPipelining: !waits,
    autoResendUnfulfilledCommands: true,
    maxRetriesPerRequest: waits ? null : 20,
    retryStrategy: (attempt) => Math.min(50 * attempt, 1000),
  });
  redis.on('error', (error: Error) => onError?.(error));
  return redis;
}

/** Saying goodbye to a Redis that is away would wait for its return. */
export async function closeRedis(redis: RedisClient): Promise<void> {
  if (redis.status === 'ready') await redis.quit();
  else redis.disconnect();
}
