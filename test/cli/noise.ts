import type { Random } from '../support/random.ts';

const SCRAPS = [
  '{',
  '}',
  '"',
  ':',
  ',',
  '[',
  ']',
  '\\',
  'null',
  'true',
  '-1',
  '1e999',
  '"user"',
  '"facts"',
  '宝山',
  '😀',
  '\u0000',
  ' ',
  '3家',
];
const VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  1e21,
  '',
  'u1',
  'yes',
  [],
  ['goals', 'goals'],
  {},
  0.5,
  '3',
  10_000,
  { __proto__: 1 },
];

/** Lines near to good ones: broken JSON, wrong shapes, strange keys, wild values. */
export function noisyLine(random: Random, keys: readonly string[]): string {
  if (random.next() < 0.3)
    return Array.from({ length: random.below(20) }, () => random.pick(SCRAPS))
      .join('')
      .replaceAll('\n', ' ');
  const record = Object.fromEntries(
    Array.from({ length: random.below(4) }, () => [random.pick(keys), random.pick(VALUES)]),
  );
  const line = JSON.stringify(random.next() < 0.5 ? { facts: record, ...record } : record);
  return random.next() < 0.8 ? line : line.slice(0, random.below(line.length));
}
