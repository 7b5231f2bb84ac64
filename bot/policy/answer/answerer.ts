import type { Answers, Clause } from '../schema.ts';
import { createFormIndex, type Intent } from './form-index.ts';
import { createTokenizer, type Tokens } from './tokens.ts';

/** What is said to a question about the policy. The caller quotes the clauses' exact text. */
export type Answer =
  /** Best clause first, one or two. */
  | { kind: 'stated'; id: string; lead: string; clauses: readonly string[] }
  /** Asked of this programme, but not in the published text. `lead` is null where nothing more exact can be said. */
  | { kind: 'unstated'; id: string | null; lead: string | null; nearest: string | null }
  | { kind: 'unrelated' };

export interface AnswererInput {
  clauses: readonly Clause[];
  answers: Answers;
}

/** Below this likeness nothing is answered: being turned away is the smaller harm. */
const CONFIDENT = 0.42;

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
    { kind: 'unrelated' },
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
  const search = createFormIndex(intents, tokenize);
  const domain = union(answers.domain_words.map(tokenize));
  const elsewhere = answers.elsewhere.map((word) => word.toLowerCase());
  return (question) => {
    const tokens = tokenize(question);
    const ours = [...tokens].some((token) => domain.has(token));
    if (!ours && elsewhere.some((word) => question.toLowerCase().includes(word)))
      return { kind: 'unrelated' };
    const [best] = search(tokens);
    if (!best || best.score < CONFIDENT) return ours ? NOT_STATED : { kind: 'unrelated' };
    const outcome = outcomes[best.intent]!;
    return outcome.kind === 'unrelated' && ours ? NOT_STATED : outcome;
  };
}

const NOT_STATED: Answer = { kind: 'unstated', id: null, lead: null, nearest: null };

function union(sets: readonly Tokens[]): Tokens {
  return new Set(sets.flatMap((set) => [...set]));
}
