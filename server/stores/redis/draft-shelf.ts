import type { DraftShelf } from '../../services/drafts/draft-paper.ts';
import type { RedisClient } from './client.ts';
import { digestOf } from './digest.ts';
import { createLayout, type Layout } from './layout.ts';

/** Drafts, some ten kilobytes each, that go away by themselves; whoever reads Redis learns no address. */
export function createDraftShelf(
  redis: RedisClient,
  { layout = createLayout(), newSecret }: { layout?: Layout; newSecret: () => string },
): DraftShelf {
  const keyOf = (secret: string) => layout.draft(digestOf(secret));
  return {
    async put({ name, bytes }, forMs) {
      const secret = newSecret();
      const value = JSON.stringify({ name, bytes: Buffer.from(bytes).toString('base64') });
      await redis.set(keyOf(secret), value, 'PX', forMs);
      return secret;
    },
    async get(secret) {
      const value = await redis.get(keyOf(secret));
      if (value === null) return null;
      const { name, bytes } = JSON.parse(value) as { name: string; bytes: string };
      return { name, bytes: Buffer.from(bytes, 'base64') };
    },
  };
}
