import { setTimeout as delay } from 'node:timers/promises';

/** Looks again and again until what is seen is good, and answers with it. Keeps real time, and serves concurrent tests. */
export async function eventually<T>(
  look: () => Promise<T>,
  good: (seen: T) => boolean,
  withinMs: number,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (good(seen)) return seen;
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${JSON.stringify(seen)}`);
    await delay(20);
  }
}
