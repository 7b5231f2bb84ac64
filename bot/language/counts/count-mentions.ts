import type { Clause } from '../words/clauses.ts';
import type { Hearing } from '../reading.ts';
import type { Numeral } from './numerals.ts';
import { hasKind, type Token } from '../words/token.ts';
import type { Topic } from '../types.ts';

/** A number in a clause with what is counted, as far as the words around it say. */
export interface Mention {
  index: number;
  numeral: Numeral;
  measure: Token | null;
  /** The noun or name that it counts: to its right (3家企业) or to its left (企业3家). */
  noun: Token | null;
  /** Two things counted by one number: 企业和高校一共5家. */
  second: Token | null;
  /** Where its words end. */
  end: number;
  /** Followed by words that are not known: 3家银行. */
  strange: boolean;
}

const PASSABLE = new Set(
  'soft filler gap link place latin word name symbol done list2 self2 person each reach have be total only all approx bound hedge ba colon without within yes softfix future neg ifsay tail'.split(
    ' ',
  ),
);
const NOT_ACROSS = new Set(
  'number list comma stop plus minus lack except part verb neg unsure foreign other'.split(' '),
);
const PASSED = new Set(['soft', 'filler', 'gap', 'place', 'latin', 'word', 'name', 'done']);
/** A clause with more numbers is a table or a prank, and says no count. */
const MOST_NUMBERS = 12;
const FARTHEST_NOUN = 14;

/** Whether a token names the things of a count: 企业, 高校, 成员单位, 企业数量. */
export const countedBy = (token: Token, { lexicon }: Hearing): readonly string[] => {
  const { entry } = token;
  if (entry.nouns.length > 0) return entry.nouns;
  return entry.names.filter((id) => lexicon.topics.get(id)?.type === 'count');
};

/** Every number of a clause that may be a count, with its measure word and its noun. */
export const findMentions = (clause: Clause, hearing: Hearing): Mention[] => {
  const { tokens } = clause;
  const places = tokens.flatMap(({ kind }, index) => (kind === 'number' ? [index] : []));
  if (places.length > MOST_NUMBERS) return [];
  const nounsFirst = isNounsFirst(tokens, hearing);
  return places.map((index) => mentionAt(tokens, index, nounsFirst, hearing));
};

/** 企业3家高校2所 puts nouns first; 3家企业2所高校 last. What stands at the end decides. */
const isNounsFirst = (tokens: readonly Token[], hearing: Hearing): boolean => {
  const order = tokens.flatMap((token) =>
    token.kind === 'number' ? 'N' : countedBy(token, hearing).length > 0 ? 'T' : [],
  );
  return order.at(-1) === 'N' && order.includes('T');
};

const mentionAt = (
  tokens: readonly Token[],
  index: number,
  nounsFirst: boolean,
  hearing: Hearing,
): Mention => {
  const measure = measureAfter(tokens, index);
  const from = index + (measure ? 2 : 1);
  const right = nounsFirst ? null : nounAfter(tokens, from, hearing);
  const left = right === null ? nounBefore(tokens, index, hearing) : null;
  const place = right ?? left;
  const coordinated = right === null ? coordinatedBefore : coordinatedAfter;
  return {
    index,
    numeral: tokens[index]!.numeral!,
    measure,
    noun: place === null ? null : tokens[place]!,
    second: place === null ? null : coordinated(tokens, place, hearing),
    end: right === null ? from : right + 1,
    strange: right === null && hasKind(tokens.slice(from, from + 1), 'gap', 'latin', 'name', 'person'),
  };
};

const measureAfter = (tokens: readonly Token[], index: number): Token | null => {
  const next = tokens[index + 1];
  return next !== undefined && isMeasure(next) ? next : null;
};

const isMeasure = ({ entry, kind }: Token): boolean =>
  (entry.measure || entry.measures.length > 0) && kind !== 'gap' && entry.nouns.length === 0;

const nounAfter = (tokens: readonly Token[], from: number, hearing: Hearing): number | null => {
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (countedBy(token, hearing).length > 0) return at;
    if (token.start - tokens[from]!.start > FARTHEST_NOUN) return null;
    const passes = PASSED.has(token.kind) || token.entry.link || token.entry.options.length > 0;
    if (!passes) return null;
  }
  return null;
};

const nounBefore = (tokens: readonly Token[], index: number, hearing: Hearing): number | null => {
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at]!;
    if (countedBy(token, hearing).length > 0) return isAdded(tokens, at, index) ? null : at;
    if (NOT_ACROSS.has(token.kind) || !PASSABLE.has(token.kind) || token.kind === 'gap') return null;
  }
  return null;
};

/** 加上协会一共6个: the total is not of what is added to it. */
const isAdded = (tokens: readonly Token[], at: number, index: number): boolean =>
  hasKind(tokens.slice(at + 1, index), 'total') && /^(?:再?加|算|连)上?/.test(tokens[at - 1]?.text ?? '');

const coordinatedBefore = (tokens: readonly Token[], at: number, hearing: Hearing): Token | null =>
  other(tokens[at]!, tokens[at - 1], tokens[at - 2], hearing);

/** 5家企业和高校: one number, two things. 3家企业和2所高校 is not that. */
const coordinatedAfter = (tokens: readonly Token[], at: number, hearing: Hearing): Token | null =>
  other(tokens[at]!, tokens[at + 1], tokens[at + 2], hearing);

const other = (
  noun: Token,
  link: Token | undefined,
  token: Token | undefined,
  hearing: Hearing,
): Token | null => {
  if (link?.kind !== 'list' || token === undefined) return null;
  const topics = countedBy(token, hearing);
  return topics.length > 0 && !topics.some((id) => countedBy(noun, hearing).includes(id)) ? token : null;
};

/** The asked topic where it is among those that a word may mean, else the first. */
export const prefer = (topics: readonly string[], asking: Topic | null): readonly string[] =>
  asking && topics.includes(asking.id) ? [asking.id] : topics.slice(0, 1);
