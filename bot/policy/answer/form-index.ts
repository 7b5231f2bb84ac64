import type { Tokenizer, Tokens } from './tokens.ts';

/** Something a question may be about, with ways of asking it. */
export interface Intent {
  id: string;
  forms: readonly string[];
  /** Text that the answer quotes: its words count towards what the intent explains. */
  quoted: readonly string[];
}

export interface Match {
  intent: number;
  /** 0 to 1: how much the question is like the intent's nearest form, and how much of it the intent explains. */
  score: number;
  /** 0 to 1: the weight of the question's tokens that the intent's forms know. */
  coverage: number;
}

/** How much a token of each kind says, before its rarity. */
const KIND_WEIGHT: Readonly<Record<string, number>> = { '@': 1.5, '?': 0.7, '#': 0.5 };
/** Kinds of question that only a stated figure, day, place or person answers: they decide, however common they are. */
const SHARP: ReadonlySet<string> = new Set([
  '?money',
  '?duration',
  '?years',
  '?date',
  '?where',
  '?most',
  '#岁',
  '#万',
  '#亿',
  '#%',
  '#分',
  '#页',
  '#字',
]);
const SHARP_WEIGHT = 1.3;
/** What is left of the score of an intent that does not know a sharp kind which the question has. */
const SHARP_UNKNOWN = 0.6;
const PAIR_WEIGHT = 0.7;
const LIKENESS_SHARE = 0.75;

/** Finds the intents nearest to a question: weighted cosine with every form, by an inverted index. */
export function createFormIndex(intents: readonly Intent[], tokenize: Tokenizer) {
  const known = intents.map((intent) => new Set(intent.forms.flatMap((form) => [...tokenize(form)])));
  const quoted = intents.map((intent) => new Set(intent.quoted.flatMap((text) => [...tokenize(text)])));
  const spread = new Map<string, number>();
  for (const tokens of known) for (const token of tokens) spread.set(token, (spread.get(token) ?? 0) + 1);
  const weight = (token: string) =>
    (SHARP.has(token) ? SHARP_WEIGHT : (KIND_WEIGHT[token[0]!] ?? PAIR_WEIGHT)) * Math.log(1 + intents.length / (spread.get(token) ?? 1));
  const forms = intents.flatMap((intent, index) =>
    intent.forms.map((form) => {
      const tokens = tokenize(form);
      return { intent: index, tokens, norm: norm(tokens, weight) };
    }),
  );
  const postings = new Map<string, number[]>();
  forms.forEach((form, index) => {
    for (const token of form.tokens) postings.set(token, [...(postings.get(token) ?? []), index]);
  });
  /** Best first; intents that share nothing with the question are left out. */
  return (question: Tokens): Match[] => {
    const shared = new Map<number, number>();
    for (const token of question) {
      const squared = weight(token) ** 2;
      for (const form of postings.get(token) ?? []) shared.set(form, (shared.get(form) ?? 0) + squared);
    }
    const length = norm(question, weight);
    const likeness = new Map<number, number>();
    for (const [form, dot] of shared) {
      const { intent, norm: own } = forms[form]!;
      likeness.set(intent, Math.max(likeness.get(intent) ?? 0, dot / (own * length)));
    }
    return [...likeness]
      .map(([intent, like]) => {
        const coverage = share(question, known[intent]!, quoted[intent]!, weight);
        const score = LIKENESS_SHARE * like + (1 - LIKENESS_SHARE) * coverage;
        return { intent, coverage, score: missesSharp(question, known[intent]!) ? score * SHARP_UNKNOWN : score };
      })
      .sort((a, b) => b.score - a.score);
  };
}

function missesSharp(question: Tokens, known: Tokens): boolean {
  for (const token of question) if (SHARP.has(token) && !known.has(token)) return true;
  return false;
}

function norm(tokens: Tokens, weight: (token: string) => number): number {
  return Math.sqrt([...tokens].reduce((sum, token) => sum + weight(token) ** 2, 0)) || 1;
}

function share(question: Tokens, known: Tokens, quoted: Tokens, weight: (token: string) => number): number {
  let total = 0;
  let explained = 0;
  for (const token of question) {
    total += weight(token);
    explained += weight(token) * (known.has(token) ? 1 : quoted.has(token) ? 0.5 : 0);
  }
  return total === 0 ? 0 : explained / total;
}
