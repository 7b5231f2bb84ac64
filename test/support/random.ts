/** A small seeded generator (mulberry32), so that a failing case can be run again. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: <T>(items: readonly T[]): T => items[below(items.length)]!,
    some: <T>(items: readonly T[]): T[] => items.filter(() => next() < 0.5),
    shuffle: <T>(items: readonly T[]): T[] => {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        [result[i], result[j]] = [result[j]!, result[i]!];
      }
      return result;
    },
  };
}
export type Random = ReturnType<typeof createRandom>;

/** The seed of this run: given by SEED, or taken from the clock; printed by the tests that use it. */
export const runSeed = (): number => Number(process.env['SEED'] ?? Date.now() % 1_000_000);
