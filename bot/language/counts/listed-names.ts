import type { Clause } from '../words/clauses.ts';
import { textOf, type Hearing, type Reading } from '../reading.ts';
import { unknownLength, type Token } from '../words/token.ts';

const PASSING = new Set('soft reach have be self total filler only done yes colon plus conj'.split(' '));

/** 上海大学、同济大学、中科院硅酸盐所 answers how many by naming them; 复旦和一个研究所 by naming one and counting one. */
export const readListedNames = (clauses: readonly Clause[], hearing: Hearing): Reading[] => {
  const { asking, text } = hearing;
  if (asking?.type !== 'count') return [];
  const ours = clauses.filter(({ scope, ahead }) => scope === 'ours' && !ahead);
  const tokens = ours.flatMap((clause) => clause.tokens);
  if (!tokens.some((token) => isNameOf(token, asking.id))) return [];
  const elements = ours
    .flatMap((clause) => splitAtLists(clause.tokens))
    .filter((element) => !element.every(({ kind }) => PASSING.has(kind)));
  const counts = elements.map((element) => countOf(element, asking.id));
  const together = tokens.some(
    ({ kind, text: word }, index) =>
      word === '有合作' || (kind === 'have' && tokens[index + 1]?.text === '合作'),
  );
  const sure = !together && counts.every((count) => count !== null);
  const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0);
  return [
    {
      topic: asking.id,
      values: [sum],
      sure: sure && elements.length > 0,
      evidence: textOf(tokens, text),
      at: tokens[0]!.start,
      fixed: false,
    },
  ];
};

const COMMON =
  /(?:企业|公司|厂|厂家|商|机构|单位|院校|高校|大学|学校|研究所|研究院|学院|院所|实验室|中心|集团|上游|下游|上下游|一流|成员|客户|用户|伙伴|方)$/;

/** A noun of the pack that is no common noun is the short name of one organisation (复旦). */
const isNameOf = ({ entry, kind, text }: Token, topic: string): boolean =>
  entry.nouns.includes(topic) &&
  (kind === 'name' ||
    (!entry.common && !entry.measure && entry.measures.length === 0 && !COMMON.test(text)) ||
    isNamed(text));

/** 复旦 + 大学 is one name, 上海大学 another; 大学 alone is none. */
const isNamed = (text: string): boolean =>
  text.length >= 4 &&
  /(?:大学|学院|研究所|研究院)$/.test(text) &&
  !/^(?:高等|科研|研究|职业|重点|本科|高校|院校|合作|成员)/.test(text);

const splitAtLists = (tokens: readonly Token[]): Token[][] => {
  const elements: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'list') elements.push([]);
    else elements.at(-1)!.push(token);
  }
  return elements.filter((element) => element.length > 0);
};

const countOf = (element: readonly Token[], topic: string): number | null => {
  const number = element.find(({ kind }) => kind === 'number');
  const noun = element.find(({ entry }) => entry.nouns.includes(topic));
  if (!noun || unknownLength(element) > 0) return null;
  const counted = number?.numeral?.exact ? number.numeral.values[0]! : null;
  if (number) return counted === 1 || !isNameOf(noun, topic) ? counted : null;
  const rest = element.every((token) => token === noun || PASSING.has(token.kind));
  return rest && isNameOf(noun, topic) ? 1 : null;
};
