import { describe, expect, test } from 'vitest';
import { createConversationSync } from '../../server/queue/conversation-sync.ts';
import type { News } from '../../server/services/chat/ports.ts';
import { createManualClock } from './manual-clock.ts';
import { until } from './stage.ts';

const news = (id: number, application: string): News => ({ id: BigInt(id), application, contact: null });

/** News in memory, and what became of it; `fails` says whose news cannot be told, or `*` for a store that is away. */
function stage(fails = new Set<string>(), batch = 200) {
  const clock = createManualClock(0);
  const waiting: News[] = [];
  const told: string[] = [];
  const looks: number[] = [];
  const errors: unknown[] = [];
  const sync = createConversationSync({
    async waiting(limit, besides) {
      looks.push(clock.now());
      if (fails.has('*')) throw new Error('away');
      return waiting.filter(({ application }) => !besides.includes(application)).slice(0, limit);
    },
    async tell(some) {
      const { application } = some[0]!;
      if (fails.has(application)) throw new Error(`not ${application}`);
      told.push(`${application}:${some.length}`);
      for (const each of some) waiting.splice(waiting.indexOf(each), 1);
    },
    clock,
    random: () => 0.5,
    onError: (error) => void errors.push(error),
    settings: { batch },
  });
  return { clock, waiting, told, looks, errors, fails, ...sync };
}
/** Lets the work that is under way end. */
const rest = () => new Promise(setImmediate);

describe('news of applications', () => {
  test('is told at once when hurried, all of one application together', async () => {
    const { clock, waiting, told, start, nudge, stop } = stage();
    start();
    clock.advance(0);
    await rest();
    waiting.push(news(1, 'a'), news(2, 'b'), news(3, 'a'));
    nudge();
    clock.advance(20);
    await until(() => told.length === 2);
    expect(told).toEqual(['a:2', 'b:1']);
    await stop();
  });

  test('of other processes is found within a second, and no look is begun after the end', async () => {
    const { clock, waiting, told, looks, start, stop, nudge } = stage();
    start();
    clock.advance(0);
    await rest();
    waiting.push(news(1, 'a'));
    clock.advance(1000);
    await until(() => told.length === 1);
    await stop();
    nudge();
    clock.advance(10_000);
    await rest();
    expect(looks).toEqual([0, 1000]);
    expect(clock.scheduled()).toBe(0);
  });

  test('that comes during a look is not forgotten', async () => {
    const { clock, waiting, told, start, nudge, stop } = stage();
    start();
    clock.advance(0);
    waiting.push(news(1, 'a'));
    clock.advance(20);
    nudge();
    clock.advance(20);
    await rest();
    clock.advance(20);
    await until(() => told.length === 1);
    await stop();
  });

  test('beyond one batch is gone on with at once', async () => {
    const { clock, waiting, told, start, stop } = stage(new Set(), 2);
    waiting.push(news(1, 'a'), news(2, 'b'), news(3, 'c'), news(4, 'd'), news(5, 'e'));
    start();
    for (let step = 0; step < 3; step += 1) {
      clock.advance(20);
      await rest();
    }
    expect(told).toHaveLength(5);
    await stop();
  });

  test('that cannot be told rests longer each time, and holds back no other', async () => {
    const { clock, waiting, told, errors, fails, start, stop } = stage(new Set(['a']), 2);
    waiting.push(news(1, 'a'), news(2, 'a'), news(3, 'b'));
    start();
    for (let second = 0; second < 60; second += 1) {
      clock.advance(1000);
      await rest();
    }
    expect(told).toEqual(['b:1']);
    expect(errors.length).toBeGreaterThan(4);
    expect(errors.length).toBeLessThan(10);
    fails.clear();
    await until(() => {
      clock.advance(1000);
      return told.length === 2;
    });
    await stop();
  });

  test('is looked for less and less while its store is away, hurried or not', async () => {
    const { clock, waiting, told, looks, fails, start, nudge, stop } = stage(new Set(['*']));
    waiting.push(news(1, 'a'));
    start();
    for (let second = 0; second < 60; second += 1) {
      clock.advance(1000);
      await rest();
    }
    expect(looks.length).toBeLessThan(10);
    fails.clear();
    nudge();
    clock.advance(20);
    await until(() => told.length === 1);
    await stop();
  });
});
