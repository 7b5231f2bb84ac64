import { expect, test } from 'vitest';
import type { SyncMessage } from '../../../bot/ports.ts';
import { createRecall } from '../../../server/start/recall.ts';

const known: SyncMessage = { type: 'sync', application: null, facts: {} };

function stage(ask: () => Promise<SyncMessage | null>) {
  const errors: unknown[] = [];
  const state = { now: 0, asked: 0 };
  const recall = createRecall({
    ask: () => {
      state.asked += 1;
      return ask();
    },
    limitMs: 30,
    restMs: 10_000,
    clock: () => state.now,
    onError: (error) => void errors.push(error),
  });
  return { recall, state, errors };
}

test('what is known is answered', async () => {
  expect(await stage(async () => known).recall('someone')).toBe(known);
});

test.each([
  ['fails', () => Promise.reject(new Error('away'))],
  ['does not answer', () => new Promise<null>(() => {})],
])('a database that %s is not waited for, and for a while not asked again', async (_, ask) => {
  const { recall, state, errors } = stage(ask);
  expect(await recall('someone')).toBeNull();
  state.now = 9_999;
  expect(await recall('another')).toBeNull();
  expect(state.asked).toBe(1);
  state.now = 10_000;
  await recall('another');
  expect(state.asked).toBe(2);
  expect(errors).toHaveLength(2);
});
