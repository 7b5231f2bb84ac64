import type { Answers, Clause } from '../schema.ts';
import { createFormIndex } from './form-index.ts';
import type { Intent } from './intent.ts';
import { createSharpness } from './sharp.ts';
import { createTokenizer, fold, type Tokenizer, type Tokens } from './tokens.ts';
import { createUsage } from './usage.ts';

/** What is said to a question about the policy. The caller quotes the clauses' exact text. */
export type Answer =
  /** Best clause first, one or two. */
  | { kind: 'stated'; id: string; lead: string; clauses: readonly string[] }
  /** Asked of this programme, but not in the published text. `lead` is null where nothing more exact can be said. */
  | { kind: 'unstated'; id: string | null; lead: string | null; nearest: string | null }
  | { kind: 'unrelated' }
  /** Not understood well enough to say anything: what it may have meant, best first, one to three. */
  | { kind: 'uncertain'; candidates: readonly Candidate[] };

/** An answer that can be asked back for, with a question that leads to it. */
export interface Candidate {
  id: string;
  ask: string;
}

export interface AnswererInput {
  clauses: readonly Clause[];
  answers: Answers;
}

/** Below this nothing is answered, neither from a clause nor by saying that there is none: it is asked back. */
const CONFIDENT = 0.46;
/** Below this nothing is worth asking back. */
const RELATED = 0.25;
/** What is asked back beside the best is at least this share as likely. */
const RIVAL = 0.7;
/** What the policy does not state wins over a clause from this share of the clause's score on. */
const CAUTION = 0.9;
const USAGE_SHARE = 0.4;

/** Builds the answerer once per pack; the function it returns is pure and takes tens of microseconds. */
export function createAnswerer({ clauses, answers }: AnswererInput): (question: string) => Answer {
  const tokenize = createTokenizer(answers.synonyms);
  const text = new Map(clauses.map((clause) => [clause.id, clause.text]));
  const outcomes: Answer[] = [
    ...answers.stated.map(({ id, lead, clauses }) => ({ kind: 'stated' as const, id, lead, clauses })),
    ...answers.unstated.map(({ id, lead, nearest }) => ({
      kind: 'unstated' as const,
      id,
      lead,
      nearest: nearest ?? null,
    })),
    UNRELATED,
  ];
  const intents: Intent[] = [
    ...answers.stated.map(({ id, forms, clauses }) => ({
      id,
      forms,
      quoted: clauses.map((clause) => text.get(clause) ?? ''),
    })),
    ...answers.unstated.map(({ id, forms }) => ({ id, forms, quoted: [] })),
    { id: 'unrelated', forms: answers.unrelated.forms, quoted: [] },
  ];
  const rank = createRanking(intents, tokenize);
  const isOurs = createScope(answers);
  return (question) => {
    const scope = isOurs(fold(question));
    if (scope === 'elsewhere') return UNRELATED;
    const ranked = rank(tokenize(question));
    const best = cautious(ranked, (intent) => outcomes[intent]!.kind === 'stated');
    const outcome = best ? outcomes[best.intent]! : UNRELATED;
    if (outcome.kind === 'unrelated' || best === undefined) return scope === 'ours' ? NOT_STATED : UNRELATED;
    if (best.score >= CONFIDENT) return outcome;
    if (best.score < RELATED) return scope === 'ours' ? NOT_STATED : UNRELATED;
    const rivals = ranked.filter(({ score }) => score >= RIVAL * best.score).slice(0, 3);
    return {
      kind: 'uncertain',
      candidates: rivals
        .map(({ intent }) => intents[intent]!)
        .filter(({ id }) => id !== UNRELATED.kind)
        .map(({ id, forms }) => ({ id, ask: forms[0]! })),
    };
  };
}

interface Ranked {
  intent: number;
  score: number;
}

/** Best first, by likeness to the forms and by usage together. */
function createRanking(intents: readonly Intent[], tokenize: Tokenizer): (question: Tokens) => Ranked[] {
  const likeness = createFormIndex(intents, tokenize);
  const usage = createUsage(intents, tokenize);
  const sharpness = createSharpness(intents, tokenize);
  return (question) => {
    const usual = usage(question);
    const factor = sharpness(question);
    return [...likeness(question)]
      .map(([intent, like]) => ({
        intent,
        score: factor(intent) * ((1 - USAGE_SHARE) * like + USAGE_SHARE * (usual.get(intent) ?? 0)),
      }))
      .sort((a, b) => b.score - a.score);
  };
}

function cautious(ranked: readonly Ranked[], isStated: (intent: number) => boolean): Ranked | undefined {
  const [best] = ranked;
  if (!best || !isStated(best.intent)) return best;
  const refusal = ranked.find(({ intent }) => !isStated(intent));
  return refusal && refusal.score >= CAUTION * best.score ? refusal : best;
}

/** Whose question it is, by its words alone: another programme's name hides a domain word inside it (网站备案). */
function createScope(answers: Answers): (folded: string) => 'ours' | 'elsewhere' | 'open' {
  const elsewhere = anyOf(answers.elsewhere.map(fold));
  const domain = anyOf(answers.domain_words.map(fold));
  return (folded) => {
    const rest = folded.replace(elsewhere, ' ');
    if (rest.search(domain) >= 0) return 'ours';
    return rest === folded ? 'open' : 'elsewhere';
  };
}

/** Matches any of the words, the longest first; nothing where there is none. */
function anyOf(words: readonly string[]): RegExp {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const escaped = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(escaped.length > 0 ? escaped.join('|') : '(?!)', 'g');
}

const UNRELATED: Answer = { kind: 'unrelated' };
const NOT_STATED: Answer = { kind: 'unstated', id: null, lead: null, nearest: null };
