import type { Clause } from '../words/clauses.ts';
import type { Mention } from './count-mentions.ts';
import type { Hearing, Reading } from '../reading.ts';
import { hasKind, unknownLength, type Token } from '../words/token.ts';

const MOST = 9999;
/** Stands for the topic of 一共5家 until the parts are known. */
export const UNRESOLVED = '';
const COUNT_MEASURES = new Set(['家', '个', '所', '户', '间', '打', '支']);
const UNSETTLING_BEFORE = new Set(
  'approx bound hedge vague future neg lack part plus minus past back each progress verb'.split(' '),
);
const UNSETTLING_AFTER = new Set(
  'neg part progress unsure vague future lack approx bound hedge soon bad minus plus'.split(' '),
);

/** How certain a number is as a count of `topic`: its value when sure, else what it may mean. */
export const weighCount = (
  mention: Mention,
  clause: Clause,
  topic: string,
  hearing: Hearing,
): Pick<Reading, 'values' | 'sure'> => {
  const { tokens } = clause;
  const values = mention.numeral.values.filter(
    (value) => Number.isInteger(value) && value >= 0 && value <= MOST,
  );
  const range = rangeBefore(mention, tokens);
  if (range !== null) return { values: [range, ...values], sure: false };
  const ahead = clause.ahead || hasKind(tokens.slice(0, mention.index), 'future', 'lack', 'past');
  if (ahead || isPortion(mention, tokens)) return { values: [], sure: false };
  const sure =
    isPlain(mention, values) && isOf(topic, mention, tokens, hearing) && !isDoubtful(mention, clause);
  return includesSelf(tokens, values) ?? { values, sure };
};

/** One exact number of organisations. */
const isPlain = ({ numeral, measure, strange }: Mention, values: readonly number[]): boolean => {
  const counts = measure === null || COUNT_MEASURES.has(measure.text) || measure.entry.measures.length > 0;
  return numeral.exact && !numeral.span && values.length === 1 && counts && !strange;
};

/** Whether the words say that the number counts the topic, by its noun or as a bare answer to its question. */
const isOf = (topic: string, mention: Mention, tokens: readonly Token[], { asking }: Hearing): boolean => {
  const { noun, measure } = mention;
  if (noun !== null) return measure !== null || isTight(mention, tokens);
  if (topic === UNRESOLVED) return true;
  const fits =
    measure === null || measure.entry.measures.length === 0 || measure.entry.measures.includes(topic);
  return asking?.id === topic && fits && isBareAnswer(tokens, measure !== null);
};

/** 跟两所高校有联合实验室: they have something together, which need not be this. */
const isCompanion = ({ index, end }: Mention, tokens: readonly Token[]): boolean =>
  tokens[index - 1]?.kind === 'list' &&
  !hasKind(tokens.slice(0, index - 1), 'number', 'name') &&
  hasKind(tokens.slice(end), 'have');

const isDoubtful = (mention: Mention, clause: Clause): boolean =>
  isDoubled(mention, clause.tokens) ||
  isCompanion(mention, clause.tokens) ||
  hasStrangeSubject(mention, clause.tokens) ||
  isUnsettled(mention, clause) ||
  eachOf(mention, clause.tokens);

/** 我们食堂有三家供应商: unknown words right before 有 speak of something else. */
const hasStrangeSubject = ({ index }: Mention, tokens: readonly Token[]): boolean => {
  const verb = tokens.slice(0, index).findLastIndex(({ kind }) => kind === 'have' || kind === 'reach');
  return verb > 0 && tokens[verb - 1]!.kind === 'gap';
};

/** 3 3家 is no number, and 我们一家 is the speaker alone. */
const isDoubled = ({ index }: Mention, tokens: readonly Token[]): boolean =>
  (tokens[index - 1]?.kind === 'self' && !/[边里]$/.test(tokens[index - 1]!.text)) ||
  tokens[index - 1]?.kind === 'number' ||
  tokens[index + 1]?.kind === 'number';

const rangeBefore = ({ index }: Mention, tokens: readonly Token[]): number | null => {
  const head = tokens[index - 2];
  return tokens[index - 1]?.text === '、' && head?.kind === 'number'
    ? (head.numeral!.values[0] ?? null)
    : null;
};

/** 还差两家, 5家里的3家: how many are missing or a share, not how many there are. */
const isPortion = ({ index }: Mention, tokens: readonly Token[]): boolean =>
  tokens
    .slice(Math.max(0, index - 2), index)
    .some(
      ({ kind, text }) =>
        kind === 'lack' || text.startsWith('还差') || text === '差' || text === '就差' || text === '只差',
    );

const isTight = ({ index, noun }: Mention, tokens: readonly Token[]): boolean => {
  const place = tokens.indexOf(noun!);
  return place < index
    ? tokens.slice(place + 1, index).every(({ kind }) => kind !== 'gap')
    : place === index + 1;
};

/** 中船711所: a number that grows out of unknown words belongs to a name. */
const isInName = (previous: Token | undefined, number: Token): boolean =>
  previous?.kind === 'gap' && previous.end === number.start;

/** 加上协会一共6个: what is added says nothing of the total. */
const withoutAdded = (tokens: readonly Token[]): readonly Token[] => {
  const total = tokens.findIndex(({ kind }) => kind === 'total');
  const head = tokens
    .slice(0, Math.max(total, 0))
    .map(({ text }) => text)
    .join('');
  return /^再?[加算连]上/.test(head) ? tokens.slice(total) : tokens;
};

const isBareAnswer = (said: readonly Token[], measured: boolean): boolean => {
  const tokens = withoutAdded(said);
  return (
    unknownLength(tokens) <= (measured ? 6 : 0) &&
    !tokens.some(
      ({ kind }, at) =>
        kind === 'gap' && tokens[at + 1]?.kind === 'done' && tokens[at + 2]?.kind === 'number',
    ) &&
    !tokens.some(({ kind }, index) => kind === 'number' && isInName(tokens[index - 1], tokens[index]!)) &&
    !tokens.some(
      ({ entry }) =>
        (entry.link && !measured) ||
        (entry.options.length > 0 && entry.nouns.length === 0) ||
        entry.states.length > 0,
    )
  );
};

/** 敲定的是三家. */
const SETTLED_BY = /^(?:敲定|选?定|确定|落实|谈[妥成好])/;

/** 还有 adds nobody, and 各 is plain where it stands after two things (企业和高校各3家). */
const unsettles = ({ kind, text }: Token, { noun, second }: Mention): boolean => {
  if (kind === 'each' && noun && second) return false;
  if (kind === 'verb' && SETTLED_BY.test(text)) return false;
  return (UNSETTLING_BEFORE.has(kind) && text !== '还有') || text === '光' || text === '单单';
};

const isUnsettled = (mention: Mention, { tokens }: Clause): boolean => {
  const before = tokens.slice(0, mention.index);
  const until = nextMatter(tokens, mention.index);
  const after = tokens.slice(mention.end, until);
  if (tokens[until]?.entry.states.some(({ value, bare }) => bare && value !== 'yes')) return true;
  const start = before.findLastIndex(({ kind }) => kind === 'number') + 1;
  if (before.slice(start).some((token) => unsettles(token, mention) && !isEarlierMatter(token, before)))
    return true;
  const between = tokens.slice(mention.index + 1, mention.end);
  return (
    after.some(({ kind, text }) => UNSETTLING_AFTER.has(kind) && text !== '还有' && text !== '不是') ||
    between.some(({ kind }) => kind === 'approx' || kind === 'bound')
  );
};

/** 首席专家还没定联合了3家企业: what is said of a matter named before is no doubt about the number. */
const isEarlierMatter = (token: Token, before: readonly Token[]): boolean => {
  const place = before.indexOf(token);
  if (token.kind === 'plus' && hasKind(before.slice(place), 'total')) return true;
  if (token.kind === 'back')
    return before
      .slice(place)
      .some(
        ({ kind, text }, at) =>
          kind === 'reach' && (/了$/.test(text) || before[place + at + 1]?.text === '了'),
      );
  const reached = before
    .slice(place + 1)
    .some(({ kind }) => kind === 'reach' || kind === 'have' || kind === 'total');
  return (
    reached && before.slice(0, place).some(({ entry }) => entry.names.length > 0 || entry.states.length > 0)
  );
};

/** Where the words about a number end: at the next number or the name of another matter. */
const nextMatter = (tokens: readonly Token[], index: number): number => {
  const next = tokens.findIndex(
    ({ kind, entry }, at) =>
      at > index &&
      (kind === 'number' ||
        (at > index + 2 && entry.nouns.length === 0 && entry.names.length + entry.states.length > 0)),
  );
  return next < 0 ? tokens.length : next;
};

const eachOf = ({ noun, second, index }: Mention, tokens: readonly Token[]): boolean =>
  tokens.slice(0, index).some(({ kind }) => kind === 'each') && !(noun && second);

/** 加上我们一共6家: with or without the speaker. */
const includesSelf = (
  tokens: readonly Token[],
  values: readonly number[],
): Pick<Reading, 'values' | 'sure'> | null => {
  const [value] = values;
  if (value === undefined || !tokens.some(({ kind }) => kind === 'within')) return null;
  return { values: [value - 1, value].filter((count) => count >= 0), sure: false };
};
