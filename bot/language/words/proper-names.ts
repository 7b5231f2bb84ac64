import type { Token } from './token.ts';

const STARTS_NAME = new Set(['place', 'gap', 'latin', 'noise', 'org', 'title', 'word', 'pos', 'soft']);

const NAMING = new Set(['gap', 'latin', 'noise', 'name', 'place']);

const refers = ({ entry }: Token): boolean => entry.options.length > 0 || entry.nouns.length > 0;

const merged = (parts: readonly Token[], kind: string, like: Token): Token => ({
  ...like,
  kind,
  text: parts.map(({ text }) => text).join(''),
  start: parts[0]!.start,
  end: parts.at(-1)!.end,
  entry: {
    ...like.entry,
    kind,
    names: [],
    options: [],
    states: [],
    measures: [],
    nouns:
      like.entry.nouns.length === 0 && like.entry.measures.length === 1
        ? like.entry.measures
        : like.entry.nouns,
  },
});

/**
 * Joins names of organisations (上海 + 某某 + 研究所), of people (王 + 教授) and compound nouns (上下游 + 企业) into one token each,
 * so that no word or number inside a name is read by itself.
 */
export const joinNames = (tokens: readonly Token[]): Token[] => {
  const joined: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'place' || isThing(token)) quietPlaceWord(joined);
    if (token.entry.org && token.kind !== 'person') joinOrganisation(joined, token);
    else if (token.entry.title) joinPerson(joined, token);
    else joinNoun(joined, token);
  }
  return joined;
};

const isThing = ({ kind, entry }: Token): boolean =>
  ['common', 'org', 'name', 'person', 'title', 'self', 'tail'].includes(kind) ||
  (kind === 'word' &&
    entry.names.length + entry.options.length + entry.own.length > 0 &&
    entry.states.length === 0);

/** 在 before a place says where, not that something is going on. */
const quietPlaceWord = (joined: Token[]): void => {
  const last = joined.at(-1);
  if (last?.text !== '在') return;
  joined[joined.length - 1] = { ...last, kind: 'soft', entry: { ...last.entry, states: [] } };
};

const LONGEST_NAME = 4;

const joinPerson = (joined: Token[], title: Token): void => {
  const last = joined.at(-1);
  if (last?.kind === 'gap' && last.text.length <= LONGEST_NAME) {
    joined.pop();
    joined.push(merged([last, title], 'person', title));
  } else if (isName(last)) joined.push({ ...title, kind: 'person' });
  else joinNoun(joined, title);
};

const isName = (token: Token | undefined): boolean => token?.kind === 'name' || token?.kind === 'person';

/** 上海微电子 + 研究所: at least two characters that are no known word, up to the last word that cannot be in a name. */
const joinOrganisation = (joined: Token[], suffix: Token): void => {
  let from = joined.length;
  let end = suffix.start;
  while (from > 0 && joined[from - 1]!.end === end && mayBeInName(joined[from - 1]!)) {
    from -= 1;
    end = joined[from]!.start;
  }
  while (from < joined.length && joined[from]!.kind === 'soft') from += 1;
  const parts = joined.slice(from);
  const unknown = parts.reduce((sum, { kind, text }) => sum + (NAMING.has(kind) ? text.length : 0), 0);
  if (unknown < 2 || parts.length === 0) return joinNoun(joined, suffix);
  joined.length = from;
  joined.push(merged([...parts, suffix], 'name', suffix));
};

const mayBeInName = (token: Token): boolean =>
  token.entry.names.length === 0 && (token.kind === 'name' || STARTS_NAME.has(token.kind) || refers(token));

const joinNoun = (joined: Token[], token: Token): void => {
  const last = joined.at(-1);
  const adjoin =
    last !== undefined &&
    last.end === token.start &&
    last.entry.nouns.length > 0 &&
    token.entry.nouns.length > 0 &&
    token.entry.nouns.some((topic) => last.entry.nouns.includes(topic));
  if (!adjoin) return void joined.push(token);
  joined.pop();
  const nouns = token.entry.nouns.filter((topic) => last.entry.nouns.includes(topic));
  joined.push({
    ...token,
    text: last.text + token.text,
    start: last.start,
    entry: { ...token.entry, nouns },
  });
};
