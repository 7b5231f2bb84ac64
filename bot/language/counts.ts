import type { Clause } from './clauses.ts';
import { countedBy, findMentions, type Mention } from './count-mentions.ts';
import { textOf, type Hearing, type Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import type { Topic } from './types.ts';
import { unknownLength } from './tokens.ts';

const MOST = 9999;
/** Stands for the topic of 一共5家 until the parts are known. */
const UNRESOLVED = '';

/** One count as read from one number, before the parts of a message are put together. */
interface Counted extends Reading {
  noun: string;
  among: boolean;
  /** Said of everything together (一共5家), with no noun of its own. */
  overall: boolean;
}

/** Reads counts: by noun (3家企业, 企业3家), by measure, or as the answer to the pending question. */
export const readCounts = (clauses: readonly Clause[], hearing: Hearing): Reading[] => {
  const counted = clauses
    .filter(({ scope }) => scope === 'ours')
    .flatMap((clause) => [...countClause(clause, hearing), ...noneOf(clause, hearing)]);
  const fixed = counted.filter((one) => one.fixed);
  const standing =
    fixed.length > 0
      ? counted.filter((one) => one.fixed || !fixed.some(({ topic }) => topic === one.topic))
      : counted;
  return addUp(withOverall(standing, hearing));
};

const countClause = (clause: Clause, hearing: Hearing): Counted[] => {
  const { tokens } = clause;
  return findMentions(clause, hearing).flatMap((mention) => {
    if (isArticle(mention, tokens) || isRangeHead(mention, tokens) || isDenied(mention, tokens)) return [];
    return topicsOf(mention, clause, hearing).map((topic) => ({
      topic,
      ...weigh(mention, clause, topic, hearing),
      evidence: textOf(tokens.slice(mention.index, Math.max(mention.end, mention.index + 1)), hearing.text),
      at: tokens[mention.index]!.start,
      fixed: clause.fixed,
      noun: mention.noun?.text ?? '',
      among: clause.among,
      overall: mention.noun === null && tokens.some(({ kind }) => kind === 'total'),
    }));
  });
};

/** 我们是一家做机器人的企业 counts nothing; neither does 一家 as the subject of 一家都没有. */
const isArticle = ({ index, numeral }: Mention, tokens: readonly Token[]): boolean => {
  if (numeral.values[0] !== 1 || !numeral.exact) return false;
  const before = tokens.slice(0, index);
  const copula = before.findLast(
    ({ kind }) => kind === 'be' || kind === 'reach' || kind === 'have' || kind === 'total',
  );
  const isSubject =
    before.some(({ kind }) => kind === 'self') ||
    before.every(({ kind }) => kind === 'be' || kind === 'soft');
  return (copula?.kind === 'be' && isSubject && tokens.length > index + 2) || noneAfter(tokens, index);
};

const noneAfter = (tokens: readonly Token[], index: number): boolean =>
  tokens.slice(index + 1, index + 6).some(({ kind, text }) => kind === 'neg' && text !== '不是') &&
  tokens
    .slice(index + 1, index + 6)
    .some(({ kind, text }) => kind === 'all' || text === '也' || /^[都也]/.test(text) || kind === 'neg');

/** The 3 of 3、4家. */
const isRangeHead = ({ index, measure }: Mention, tokens: readonly Token[]): boolean =>
  measure === null && tokens[index + 1]?.text === '、' && tokens[index + 2]?.kind === 'number';

/** 不是3家 (是4家). */
const isDenied = ({ index }: Mention, tokens: readonly Token[]): boolean =>
  tokens[index - 1]?.text === '不是';

const topicsOf = (mention: Mention, { tokens }: Clause, hearing: Hearing): readonly string[] => {
  const { noun, second, measure } = mention;
  if (noun) {
    const topics = prefer(countedBy(noun, hearing), hearing.asking);
    if (!second) return topics;
    const both = [...topics, ...prefer(countedBy(second, hearing), hearing.asking)];
    if (tokens.some(({ kind }) => kind === 'each')) return both;
    return [...hearing.lexicon.topics.values()]
      .filter(({ sumOf }) => both.every((id) => sumOf.includes(id)) && sumOf.length > 0)
      .map(({ id }) => id);
  }
  const { asking } = hearing;
  if (asking?.type !== 'count' && tokens.some(({ kind }) => kind === 'total')) return [UNRESOLVED];
  if (asking?.type !== 'count') return measure?.entry.measures.length === 1 ? measure.entry.measures : [];
  const fits = !measure || measure.entry.measures.includes(asking.id) || measure.entry.measures.length === 0;
  return fits ? [asking.id] : prefer(measure.entry.measures, asking);
};

const prefer = (topics: readonly string[], asking: Topic | null): readonly string[] =>
  asking && topics.includes(asking.id) ? [asking.id] : topics.slice(0, 1);

const COUNT_MEASURES = new Set(['家', '个', '所', '户', '间', '打', '支']);
const UNSETTLING_BEFORE = new Set(
  'approx bound hedge vague future neg lack part plus minus past each progress verb'.split(' '),
);
const UNSETTLING_AFTER = new Set(
  'neg part progress unsure vague future lack approx bound hedge soon bad'.split(' '),
);

const weigh = (
  mention: Mention,
  clause: Clause,
  topic: string,
  hearing: Hearing,
): Pick<Reading, 'values' | 'sure'> => {
  const { numeral, measure, noun } = mention;
  const values = numeral.values.filter((value) => Number.isInteger(value) && value >= 0 && value <= MOST);
  const range = rangeBefore(mention, clause.tokens);
  if (range !== null) return { values: [range, ...values], sure: false };
  const ahead =
    clause.ahead ||
    clause.tokens
      .slice(0, mention.index)
      .some(({ kind }) => kind === 'future' || kind === 'lack' || kind === 'past');
  if (ahead || isPortion(mention, clause.tokens)) return { values: [], sure: false };
  const counts = measure === null || COUNT_MEASURES.has(measure.text) || measure.entry.measures.length > 0;
  const asked = hearing.asking?.id === topic;
  const bare =
    noun === null && topic !== UNRESOLVED && (!asked || !isBareAnswer(clause.tokens, measure !== null));
  const mismatch =
    noun === null &&
    asked &&
    measure !== null &&
    measure.entry.measures.length > 0 &&
    !measure.entry.measures.includes(topic);
  const loose = measure === null && noun !== null && !isTight(mention, clause.tokens);
  const sure =
    numeral.exact &&
    values.length === 1 &&
    counts &&
    !bare &&
    !loose &&
    !mismatch &&
    !mention.strange &&
    !isUnsettled(mention, clause) &&
    !mention.numeral.span;
  return (
    includesSelf(mention, clause.tokens, values) ?? { values, sure: sure && !eachOf(mention, clause.tokens) }
  );
};

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

const isBareAnswer = (tokens: readonly Token[], measured: boolean): boolean =>
  unknownLength(tokens) <= (measured ? 6 : 0) &&
  !tokens.some(
    ({ entry, kind }) =>
      kind === 'link' || (entry.options.length > 0 && entry.nouns.length === 0) || entry.states.length > 0,
  );

const isUnsettled = (mention: Mention, { tokens }: Clause): boolean => {
  const before = tokens.slice(0, mention.index);
  const after = tokens.slice(mention.end, nextNumber(tokens, mention.index));
  const start = before.findLastIndex(({ kind }) => kind === 'number') + 1;
  if (
    before.slice(start).some((token) => UNSETTLING_BEFORE.has(token.kind) && !isEarlierMatter(token, before))
  )
    return true;
  const between = tokens.slice(mention.index + 1, mention.end);
  return (
    after.some(({ kind }) => UNSETTLING_AFTER.has(kind)) ||
    between.some(({ kind }) => kind === 'approx' || kind === 'bound')
  );
};

/** 首席专家还没定联合了3家企业: what is said of a matter named before is no doubt about the number. */
const isEarlierMatter = (token: Token, before: readonly Token[]): boolean => {
  const place = before.indexOf(token);
  const reached = before
    .slice(place + 1)
    .some(({ kind }) => kind === 'reach' || kind === 'have' || kind === 'total');
  return (
    reached && before.slice(0, place).some(({ entry }) => entry.names.length > 0 || entry.states.length > 0)
  );
};

const nextNumber = (tokens: readonly Token[], index: number): number => {
  const next = tokens.findIndex(({ kind }, at) => at > index && kind === 'number');
  return next < 0 ? tokens.length : next;
};

const eachOf = ({ noun, second, index }: Mention, tokens: readonly Token[]): boolean =>
  tokens.slice(0, index).some(({ kind }) => kind === 'each') && !(noun && second);

/** 加上我们一共6家: with or without the speaker. */
const includesSelf = (
  { noun }: Mention,
  tokens: readonly Token[],
  values: readonly number[],
): Pick<Reading, 'values' | 'sure'> | null => {
  const [value] = values;
  if (value === undefined || !tokens.some(({ kind }) => kind === 'within')) return null;
  return { values: noun ? [value - 1, value] : [value - 1, value], sure: false };
};

/** 一家都没有, 没有高校, 企业没有, or a bare 没有 to the pending question: none. */
const noneOf = (clause: Clause, hearing: Hearing): Counted[] => {
  const { tokens } = clause;
  const { asking } = hearing;
  const none = tokens.findIndex(({ kind, text }) => kind === 'neg' && text !== '不' && text !== '不是');
  const numbers = tokens.filter(({ kind }) => kind === 'number');
  const one =
    numbers.length === 1 &&
    numbers[0]!.numeral!.values[0] === 1 &&
    noneAfter(tokens, tokens.indexOf(numbers[0]!));
  if (none < 0 || (numbers.length > 0 && !one) || clause.ahead) return [];
  const noun = tokens.find((token) => countedBy(token, hearing).length > 0);
  const reading = (topic: string, sure: boolean): Counted[] => [
    {
      topic,
      values: [0],
      sure: sure && !shaky(tokens),
      evidence: textOf(tokens, hearing.text),
      at: tokens[0]!.start,
      fixed: clause.fixed,
      noun: noun?.text ?? '',
      among: clause.among,
      overall: false,
    },
  ];
  if (noun)
    return noneOfNoun(noun, tokens, none, one, hearing).flatMap(({ topic, sure }) => reading(topic, sure));
  if (asking?.type !== 'count' || unknownLength(tokens) > 0 || tokens.some(isOfAnother(asking.id))) return [];
  return reading(asking.id, one || SAYS_NONE.test(tokens[none]!.text));
};

const SAYS_NONE = /没有|^没$|^无$|暂无|尚无|没得|木有|冇|么有|莫得/;

const shaky = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind }) => ['hedge', 'vague', 'ba', 'unsure', 'part', 'past', 'future'].includes(kind));

const isOfAnother =
  (topic: string) =>
  ({ entry, kind }: Token): boolean =>
    kind === 'verb' ||
    kind === 'other' ||
    entry.states.length > 0 ||
    entry.names.some((name) => name !== topic) ||
    entry.options.length > 0;

const noneOfNoun = (
  noun: Token,
  tokens: readonly Token[],
  none: number,
  one: boolean,
  hearing: Hearing,
): { topic: string; sure: boolean }[] => {
  const place = tokens.indexOf(noun);
  const [topic] = prefer(countedBy(noun, hearing), hearing.asking);
  const adjacent = place < none ? none === tokens.length - 1 || one : place === none + 1;
  const ends = tokens
    .slice(Math.max(place, none) + 1)
    .every(({ kind }) => kind === 'soft' || kind === 'reach' || kind === 'done');
  if (topic === undefined || !adjacent || !ends || tokens.some(({ kind }) => kind === 'list')) return [];
  return [{ topic, sure: noun.entry.names.includes(topic) }];
};

/** 一共5家 beside 3家企业和2所高校 is the sum of them all. */
const withOverall = (counted: readonly Counted[], { lexicon }: Hearing): Counted[] => {
  const wholes = [...lexicon.topics.values()].filter(({ sumOf }) => sumOf.length > 0);
  const parts = counted.filter(({ overall, sure }) => !overall && sure);
  return counted.flatMap((one) => {
    if (!one.overall) return [one];
    const whole = wholes.find(({ sumOf }) => parts.some(({ topic }) => sumOf.includes(topic)));
    if (!whole)
      return one.topic === UNRESOLVED
        ? wholes.slice(0, 1).map(({ id }) => ({ ...one, topic: id, sure: false }))
        : [one];
    const sum = parts.reduce((total, { values }) => total + Number(values[0]), 0);
    return [{ ...one, topic: whole.id, sure: one.sure && Number(one.values[0]) >= sum }];
  });
};

/** 两所高校和一家研究院 is three; the same noun with two numbers is a contradiction. */
const addUp = (counted: readonly Counted[]): Reading[] => {
  const topics = [...new Set(counted.map(({ topic }) => topic))];
  return topics.map((topic) => {
    const about = counted.filter((one) => one.topic === topic);
    const [first] = about;
    if (about.length === 1) return first!;
    const nouns = new Set(about.map(({ noun }) => noun));
    const values = about.map((one) => one.values[0]);
    if (new Set(values).size === 1 && nouns.size === 1) return first!;
    const distinct = nouns.size === about.length && !nouns.has('');
    const sure = distinct && about.every((one) => one.sure && !one.among);
    const sum = values.reduce<number>((total, value) => total + Number(value ?? 0), 0);
    return {
      ...first!,
      values: sure ? [sum] : [...new Set(values.filter((value) => value !== undefined))],
      sure,
    };
  });
};
