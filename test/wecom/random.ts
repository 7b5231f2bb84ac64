/** mulberry32: small, seedable, good enough for tests. Yields numbers in [0, 1). */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    bytes: (count: number): Buffer => Buffer.from(Array.from({ length: count }, () => below(256))),
    pick: <T>(items: readonly T[]): T => items[below(items.length)]!,
    text: (length: number, alphabet = ALPHABET): string =>
      Array.from({ length }, () => alphabet[below(alphabet.length)]!).join(''),
  };
}

export type Random = ReturnType<typeof createRandom>;

/** Whole characters of one to four UTF-8 bytes, with sentence ends and XML's own characters among them. */
export const ALPHABET: readonly string[] = [
  ...Array.from('abcXYZ 019.,<>&"\'[]!?%+=|\n宝山区创新联合体备案。！？；，、（）《》éß😀👨‍👩‍👧🏗️𠮷'),
  ']]>',
];
