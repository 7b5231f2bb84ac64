import type { RedisClient } from './client.ts';
import { createLayout, type Layout } from './layout.ts';

const FRESH_MS = 60_000;

export interface LinkSecretOptions {
  layout?: Layout;
  newSecret: () => string;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** One random secret for all processes, made by whichever needs it first. It is asked for again every minute, in case Redis lost it. */
export function createLinkSecret(
  redis: RedisClient,
  { layout = createLayout(), newSecret, clock }: LinkSecretOptions,
): () => Promise<string> {
  let known: { secret: string; at: number } | null = null;
  return async () => {
    if (known !== null && clock() - known.at < FRESH_MS) return known.secret;
    await redis.set(layout.linkSecret, newSecret(), 'NX');
    const secret = await redis.get(layout.linkSecret);
    if (secret === null) throw new Error('The secret of links is gone as soon as it was made.');
    known = { secret, at: clock() };
    return secret;
  };
}
