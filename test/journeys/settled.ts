import { expect } from 'vitest';
import type { Redis } from 'ioredis';
import { createRedisOperations } from '../../server/stores/redis/operations.ts';
import type { Conversation } from './conversation.ts';
import type { WecomApi } from './wecom-api.ts';

/** Waits until nothing is left to deliver or to carry out. */
export async function settled(redis: Redis, withinMs: number): Promise<void> {
  const { depth } = createRedisOperations(redis);
  const left = async () => {
    const { people, requests } = await depth();
    return { people, requests };
  };
  await expect.poll(left, { interval: 50, timeout: withinMs }).toEqual({ people: 0, requests: 0 });
}

/** Everyone was told exactly what a calm run tells them. */
export function expectCalm(api: WecomApi, people: readonly Conversation[]): void {
  for (const { userId, expected } of people) expect(api.transcript(userId), userId).toEqual(expected);
}
