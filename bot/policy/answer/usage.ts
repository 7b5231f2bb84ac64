import type { Scores } from './form-index.ts';
import type { Intent } from './intent.ts';
import type { Tokenizer, Tokens } from './tokens.ts';

/** Pseudo-count for each distinct feature of the pack: how much an unseen combination is forgiven. */
const SMOOTHING = 0.02;
const FLOOR = 0.001;
const PRIOR = 1;

/**
 * How usual a question's words, and its pairs of meaningful words, are in the forms of each intent: naive Bayes over
 * counts. A pair (a matter and a kind of question) tells 牵头单位+要求 from 成员单位+要求 where single words do not.
 */
export function createUsage(intents: readonly Intent[], tokenize: Tokenizer): (question: Tokens) => Scores {
  const counts = new Map<string, Map<number, number>>();
  const totals = intents.map(() => 0);
  intents.forEach((intent, index) => {
    for (const form of intent.forms) {
      for (const feature of features(tokenize(form))) {
        const seen = counts.get(feature) ?? new Map<number, number>();
        counts.set(feature, seen.set(index, (seen.get(index) ?? 0) + 1));
        totals[index]! += 1;
      }
    }
  });
  const all = totals.reduce((sum, total) => sum + total, 0);
  const mass = SMOOTHING * counts.size;
  /** By feature: what its presence adds for an intent that uses it, over one that never does. */
  const gains = new Map(
    [...counts].map(([feature, seen]) => {
      const often = [...seen.values()].reduce((sum, count) => sum + count, 0);
      const unseen = (mass * often) / all + FLOOR;
      return [feature, [...seen].map(([index, count]) => [index, Math.log1p(count / unseen)] as const)];
    }),
  );
  const burden = totals.map((total) => Math.log(total + mass));
  const before = intents.map(({ forms }) => PRIOR * Math.log(forms.length));
  return (question) => {
    const present = features(question).filter((feature) => gains.has(feature));
    const scale = 1 / Math.sqrt(Math.max(1, present.length));
    const logs = burden.map((log, index) => before[index]! - present.length * log);
    for (const feature of present) for (const [index, gain] of gains.get(feature)!) logs[index]! += gain;
    const highest = Math.max(...logs);
    const shares = logs.map((log) => Math.exp((log - highest) * scale));
    const sum = shares.reduce((total, share) => total + share, 0);
    return new Map(shares.map((share, index) => [index, share / sum]));
  };
}

function features(tokens: Tokens): string[] {
  const meaningful = [...tokens].filter((token) => '@?#'.includes(token[0]!)).sort();
  const pairs = meaningful.flatMap((first, place) =>
    meaningful.slice(place + 1).map((second) => `${first}&${second}`),
  );
  return [...tokens, ...pairs];
}
