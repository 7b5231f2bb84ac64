import { expect } from 'vitest';
import type { Redis } from 'ioredis';
import { createRedisOperations } from '../../server/stores/redis/operations.ts';
import { eventually } from '../support/eventually.ts';
import type { Conversation } from './conversation.ts';
import type { WecomApi } from './wecom-api.ts';

/** Waits until nothing is left to deliver or to carry out. */
export async function settled(redis: Redis, withinMs: number): Promise<void> {
  const { depth } = createRedisOperations(redis);
  await eventually(depth, ({ people, requests }) => people + requests === 0, withinMs);
}

/** Everyone was told exactly what a calm run tells them. */
export function expectCalm(api: WecomApi, people: readonly Conversation[]): void {
  for (const { userId, expected } of people) expect(api.transcript(userId), userId).toEqual(expected);
}
