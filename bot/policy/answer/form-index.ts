import { SHARP } from './sharp.ts';
import type { Tokenizer, Tokens } from './tokens.ts';
import type { Intent } from './intent.ts';

/** Scores from 0 to 1 by the intent's place in the list; intents that share nothing with the question are left out. */
export type Scores = ReadonlyMap<number, number>;

/** How much a token of each kind says, before its rarity. */
const KIND_WEIGHT: Readonly<Record<string, number>> = { '@': 1.5, '?': 0.7, '#': 0.5 };
const PAIR_WEIGHT = 0.7;
const SHARP_WEIGHT = 1.3;
const RARITY_POWER = 0.7;
const LIKENESS_SHARE = 0.6;
const QUOTED_CREDIT = 0.5;

/**
 * How like a question is to each intent: to its nearest form (weighted cosine, by an inverted index), and by how much of
 * the question the intent's forms and quoted clauses know at all.
 */
export function createFormIndex(
  intents: readonly Intent[],
  tokenize: Tokenizer,
): (question: Tokens) => Scores {
  const known = intents.map((intent) => new Set(intent.forms.flatMap((form) => [...tokenize(form)])));
  const quoted = intents.map((intent) => new Set(intent.quoted.flatMap((text) => [...tokenize(text)])));
  const weight = createWeight(known);
  const forms = intents.flatMap((intent, index) =>
    intent.forms
      .map((form) => tokenize(form))
      .map((tokens) => ({ index, tokens, norm: norm(tokens, weight) })),
  );
  const postings = new Map<string, number[]>();
  forms.forEach(({ tokens }, place) => {
    for (const token of tokens) postings.set(token, [...(postings.get(token) ?? []), place]);
  });
  return (question) => {
    const shared = new Float64Array(forms.length);
    for (const token of question) {
      const squared = weight(token) ** 2;
      for (const place of postings.get(token) ?? []) shared[place]! += squared;
    }
    const length = norm(question, weight);
    const nearest = new Float64Array(intents.length);
    shared.forEach((dot, place) => {
      if (dot === 0) return;
      const { index, norm: own } = forms[place]!;
      nearest[index] = Math.max(nearest[index]!, dot / (own * length));
    });
    const scores = new Map<number, number>();
    nearest.forEach((like, index) => {
      if (like === 0) return;
      const coverage = share(question, known[index]!, quoted[index]!, weight);
      scores.set(index, LIKENESS_SHARE * like + (1 - LIKENESS_SHARE) * coverage);
    });
    return scores;
  };
}

type Weight = (token: string) => number;

/** A token's weight: its kind's, less the more intents know it. */
function createWeight(known: readonly Tokens[]): Weight {
  const spread = new Map<string, number>();
  for (const tokens of known) for (const token of tokens) spread.set(token, (spread.get(token) ?? 0) + 1);
  const kind = (token: string) => (SHARP.has(token) ? SHARP_WEIGHT : (KIND_WEIGHT[token[0]!] ?? PAIR_WEIGHT));
  const rarity = (token: string) =>
    (Math.log(1 + known.length / (spread.get(token) ?? 1)) / Math.log(1 + known.length)) ** RARITY_POWER;
  const weights = new Map([...spread.keys()].map((token) => [token, kind(token) * rarity(token)]));
  return (token) => weights.get(token) ?? kind(token);
}

function norm(tokens: Tokens, weight: Weight): number {
  let sum = 0;
  for (const token of tokens) sum += weight(token) ** 2;
  return Math.sqrt(sum) || 1;
}

function share(question: Tokens, known: Tokens, quoted: Tokens, weight: Weight): number {
  let total = 0;
  let explained = 0;
  for (const token of question) {
    total += weight(token);
    explained += weight(token) * (known.has(token) ? 1 : quoted.has(token) ? QUOTED_CREDIT : 0);
  }
  return total === 0 ? 0 : explained / total;
}
