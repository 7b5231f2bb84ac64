import { createRandom as createSeeded } from '../support/random.ts';

/** The tests' seeded generator, with bytes and texts. */
export function createRandom(seed: number) {
  const seeded = createSeeded(seed);
  const { below, pick } = seeded;
  return {
    below,
    pick,
    bytes: (count: number): Buffer => Buffer.from(Array.from({ length: count }, () => below(256))),
    text: (length: number): string => Array.from({ length }, () => pick(ALPHABET)).join(''),
  };
}

export type Random = ReturnType<typeof createRandom>;

/** Whole characters of one to four UTF-8 bytes, with sentence ends and XML's own characters among them. */
const ALPHABET: readonly string[] = [
  ...Array.from('abcXYZ 019.,<>&"\'[]!?%+=|\n宝山区创新联合体备案。！？；，、（）《》éß😀👨‍👩‍👧🏗️𠮷'),
  ']]>',
];
