import type { Clause } from '../words/clauses.ts';
import { countedBy, findMentions, prefer, type Mention } from './count-mentions.ts';
import { isNoneAfter, noneOf, type Counted } from './count-none.ts';
import { UNRESOLVED, weighCount } from './count-weighing.ts';
import { textOf, type Hearing, type Reading } from '../reading.ts';
import { hasKind, type Token } from '../words/token.ts';

const COUNTING = new Set(['number', 'neg']);

/** Reads counts: by noun (3家企业, 企业3家), by measure, or as the answer to the pending question. */
export const readCounts = (clauses: readonly Clause[], hearing: Hearing): Reading[] => {
  const counted = clauses
    .filter(({ scope, tokens }) => scope === 'ours' && tokens.some(({ kind }) => COUNTING.has(kind)))
    .reduce<Counted[]>((before, clause) => [...before, ...countAfter(before, clause, hearing)], []);
  if (counted.length === 0) return [];
  const fixed = counted.filter((one) => one.fixed);
  const standing =
    fixed.length > 0
      ? counted.filter((one) => one.fixed || !fixed.some(({ topic }) => topic === one.topic))
      : counted;
  return addUp(withOverall(withoutShares(withoutIdleNones(withoutTalks(latest(standing)))), hearing));
};

/** 企业是3不对，是2: a bare number after words of correction is of what was counted before them. */
const countAfter = (before: readonly Counted[], clause: Clause, hearing: Hearing): Counted[] => {
  const counted = [...countClause(clause, hearing), ...noneOf(clause, hearing)];
  const last = before.at(-1);
  if (counted.length > 0 || !clause.fixed || !last) return counted;
  const asking = hearing.lexicon.topics.get(last.topic);
  return asking ? countClause(clause, { ...hearing, asking }).map((one) => ({ ...one, now: true })) : counted;
};

const countClause = (clause: Clause, hearing: Hearing): Counted[] => {
  const { tokens } = clause;
  return findMentions(clause, hearing).flatMap((mention) => {
    if (isArticle(mention, tokens, hearing) || isRangeHead(mention, tokens) || isDenied(mention, tokens))
      return [];
    if (isOfRest(mention, tokens, hearing) || hasLeft(mention, tokens)) return [];
    return topicsOf(mention, clause, hearing).map((topic) => ({
      topic,
      ...weighCount(mention, clause, topic, hearing),
      evidence: textOf(tokens.slice(mention.index, Math.max(mention.end, mention.index + 1)), hearing.text),
      at: tokens[mention.index]!.start,
      fixed: clause.fixed,
      noun: mention.noun?.text ?? '',
      amid: tokens.some(
        (token) =>
          token !== mention.noun && token.entry.nouns.length > 0 && !token.entry.nouns.includes(topic),
      ),
      among: clause.among,
      particular: mention.noun?.kind === 'name',
      now: tokens.slice(0, mention.index).some(({ text }) => /^(?:现在|目前|剩|只剩|还剩|剩下)$/.test(text)),
      talks:
        /^(?:还有|另外|还)$/.test(tokens[mention.index - 1]?.text ?? '') &&
        hasKind(tokens.slice(mention.index), 'part', 'progress', 'reach', 'neg'),
      overall:
        tokens.some(({ kind }) => kind === 'total') &&
        (mention.noun === null ||
          isSumOf(mention, tokens) ||
          (hearing.asking?.id === topic && hearing.asking.sumOf.length > 0)),
    }));
  });
};

/** 两个大学和一个院所共三家. */
const isSumOf = ({ index }: Mention, tokens: readonly Token[]): boolean =>
  tokens[index - 1]?.kind === 'total' && hasKind(tokens.slice(0, index - 1), 'number');

/** 我们是一家做机器人的企业 counts nothing; neither does 一家 as the subject of 一家都没有. */
const isArticle = ({ index, numeral }: Mention, tokens: readonly Token[], { asking }: Hearing): boolean => {
  if (numeral.values[0] !== 1 || !numeral.exact) return false;
  if (asking?.type === 'choice' && !hasKind(tokens, 'have', 'reach', 'total')) return true;
  const counting = asking === null || asking.type === 'count';
  if (!counting && isAppended(tokens, index)) return true;
  const introduces = isSaidToBe(tokens.slice(0, index)) && tokens.length > index + 2;
  return introduces || isNoneAfter(tokens, index);
};

/** 小厂一个. */
const isAppended = (tokens: readonly Token[], index: number): boolean =>
  (tokens[index - 1]?.entry.nouns.length ?? 0) > 0 &&
  tokens.slice(index + 1).every(({ kind, text }) => kind === 'measure' || text === '个' || kind === 'done');

const COPULAS = new Set(['be', 'reach', 'have', 'total']);

/** 我们是, 牵头的是: what follows says what someone is, not how many there are. */
const isSaidToBe = (before: readonly Token[]): boolean => {
  const copula = before.findLast(({ kind }) => COPULAS.has(kind));
  const phrase = before.some(
    ({ text, entry }) => entry.states.length > 0 && /^(?:我们|我司)?[是系]/.test(text),
  );
  const linked = copula ? copula.kind === 'be' : phrase || /是$/.test(before.at(-1)?.text ?? '');
  const named = phrase || before.some(({ kind, entry }) => kind === 'self' || entry.names.length > 0);
  return linked && (named || before.every(({ kind }) => kind === 'be' || kind === 'soft'));
};

/** 签了三家，剩下两所高校还没签 counts no members. */
const isOfRest = ({ index }: Mention, tokens: readonly Token[], { asking }: Hearing): boolean =>
  asking?.type !== 'count' && tokens[index - 1]?.kind === 'other';

/** 本来还有一所后来退出了. */
const hasLeft = ({ index }: Mention, tokens: readonly Token[]): boolean =>
  hasKind(tokens.slice(0, index), 'past', 'plus') &&
  tokens.slice(index + 1).some(({ kind, text }) => kind === 'minus' || /^(?:不来|不参加|不做|黄)/.test(text));

/** The 3 of 3、4家. */
const isRangeHead = ({ index, measure }: Mention, tokens: readonly Token[]): boolean =>
  measure === null && tokens[index + 1]?.text === '、' && tokens[index + 2]?.kind === 'number';

/** 不是3家 (是4家). */
const isDenied = ({ index }: Mention, tokens: readonly Token[]): boolean =>
  ['不是', '没有', '没'].includes(tokens[index - 1]?.text ?? '') && !isNoneAfter(tokens, index);

const topicsOf = (mention: Mention, { tokens }: Clause, hearing: Hearing): readonly string[] => {
  const { noun, second } = mention;
  if (noun === null) return topicsWithoutNoun(mention, tokens, hearing);
  const topics = prefer(countedBy(noun, hearing), hearing.asking);
  if (!second) return topics;
  const both = [...topics, ...prefer(countedBy(second, hearing), hearing.asking)];
  if (hasKind(tokens, 'each')) return both;
  return [...hearing.lexicon.topics.values()]
    .filter(({ sumOf }) => both.every((id) => sumOf.includes(id)) && sumOf.length > 0)
    .map(({ id }) => id);
};

const topicsWithoutNoun = (
  { measure }: Mention,
  tokens: readonly Token[],
  { asking }: Hearing,
): readonly string[] => {
  const measured = measure?.entry.measures ?? [];
  if (asking?.type === 'count') {
    return measured.length === 0 || measured.includes(asking.id) ? [asking.id] : prefer(measured, asking);
  }
  if (hasKind(tokens, 'total')) return [UNRESOLVED];
  return measured.length === 1 ? measured : [];
};

/** 本来有五家，现在三家: what holds now replaces what held before. */
const latest = (counted: readonly Counted[]): Counted[] =>
  counted.filter(
    (one, at) =>
      !counted.some(
        (later, place) => place > at && later.now && later.sure && later.topic === one.topic && !one.now,
      ),
  );

/** 3家，还有1家在谈: talks add nothing to what stands. */
const withoutTalks = (counted: readonly Counted[]): Counted[] =>
  counted.filter(
    (one) => !one.talks || !counted.some((other) => other.topic === one.topic && other.sure && !other.talks),
  );

/** 没有高校，有2家研究所: the first adds nothing to the second. */
const withoutIdleNones = (counted: readonly Counted[]): Counted[] =>
  counted.filter(
    (one) =>
      one.values[0] !== 0 ||
      !counted.some(({ topic, values }) => topic === one.topic && Number(values[0]) > 0),
  );

/** 6家，其中2家在外省: a share of what was counted, without a noun of its own. */
const withoutShares = (counted: readonly Counted[]): Counted[] =>
  counted.filter(
    (one) =>
      !one.among ||
      ((one.noun !== '' || one.amid) && !counted.some((other) => isShareOf(one, other))) ||
      !counted.some((other) => other.topic === one.topic && !other.among),
  );

/** 4家企业，其中一家是央企. */
const isShareOf = (one: Counted, other: Counted): boolean =>
  other.topic === one.topic &&
  !one.amid &&
  !other.among &&
  !other.overall &&
  other.sure &&
  Number(one.values[0]) < Number(other.values[0]);

/** 一共5家 beside 3家企业和2所高校 is the sum of them all. */
const withOverall = (counted: readonly Counted[], hearing: Hearing): Counted[] => {
  const { lexicon, asking } = hearing;
  const overall = counted.filter((one) => one.overall && one.sure);
  const others = counted.filter((one) => !one.overall);
  const own = asking !== null && overall.length > 0 && counted.every(({ topic }) => topic === asking.id);
  if (own && others.length > 0) return overall.slice(-1);
  const wholes = [...lexicon.topics.values()].filter(({ sumOf }) => sumOf.length > 0);
  const parts = counted.filter(({ overall, sure }) => !overall && sure);
  const whole = asking !== null && asking.sumOf.length > 0;
  const stated = overall.length > 0 || whole;
  const isSum = ({ topic }: Counted): boolean => wholes.some(({ id }) => id === topic);
  const isPart = (one: Counted): boolean =>
    (whole && one.among && one.particular) ||
    (stated && !one.overall && isSum(one) && counted.some((other) => other !== one && isWholeOf(other, one)));
  return counted.flatMap((one) => {
    if (isPart(one)) return [];
    if (!one.overall) return [one];
    const sumTopic = wholes.find(({ sumOf }) => parts.some(({ topic }) => sumOf.includes(topic)));
    if (!sumTopic)
      return one.topic === UNRESOLVED
        ? wholes.slice(0, 1).map(({ id }) => ({ ...one, topic: id, sure: false }))
        : [one];
    const sum = parts.reduce((total, { values }) => total + Number(values[0]), 0);
    return [{ ...one, topic: sumTopic.id, sure: one.sure && Number(one.values[0]) >= sum }];
  });
};

/** 一共10家 or a plain 九家 beside 还有一家检测机构: the one is among the others. */
const isWholeOf = (other: Counted, one: Counted): boolean =>
  other.sure && (other.overall || (other.topic === one.topic && other.noun === '' && other.at < one.at));

/** 两家，一家做轴承一家做电机: the ones of a number already told. */
const isSpelledOut = ([first, ...rest]: readonly Counted[]): boolean =>
  first!.sure &&
  first!.noun === '' &&
  rest.length > 1 &&
  rest.every(({ at }) => at > first!.at) &&
  rest.reduce((sum, { values }) => sum + Number(values[0] ?? 0), 0) === first!.values[0];

/** 两所高校和一家研究院 is three; the same noun with two numbers is a contradiction. */
const addUp = (counted: readonly Counted[]): Reading[] => {
  const topics = [...new Set(counted.map(({ topic }) => topic))];
  return topics.map((topic) => {
    const about = counted.filter((one) => one.topic === topic);
    const [first] = about;
    if (about.length === 1) return first!;
    if (isSpelledOut(about)) return first!;
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
