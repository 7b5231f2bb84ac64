import type { Clause } from '../words/clauses.ts';
import { textOf, type Hearing, type Reading } from '../reading.ts';
import { hasKind, unknownLength, type Token } from '../words/token.ts';

const PASSING = new Set(
  'soft reach have be self total filler only done yes colon plus conj all tail verb tail among measure'.split(
    ' ',
  ),
);
const IN_NAME = new Set(
  'word name org common place gap latin noise measure soft done reach have title'.split(' '),
);
const NOT_SETTLED = new Set('past part progress future minus neg lack unsure hedge vague soon'.split(' '));
const MORE = /等|这些|之类|包括|比如|像/;

/** What one element of a listing adds: names, a count of its own, or the number of them all. */
interface Element {
  names: number;
  counted: number;
  total: number | null;
}

/** 上海大学、同济大学、中科院硅酸盐所 answers how many by naming them; 复旦和一个研究所 by naming one and counting one. */
export const readListedNames = (clauses: readonly Clause[], hearing: Hearing): Reading[] => {
  const ours = clauses.filter(({ scope, ahead }) => scope === 'ours' && !ahead);
  return [...hearing.lexicon.topics.values()]
    .filter(({ type }) => type === 'count')
    .flatMap(({ id }) =>
      id === hearing.asking?.id ? readAnswer(ours, id, hearing) : readIntroduced(ours, id, hearing),
    );
};

const readAnswer = (clauses: readonly Clause[], topic: string, { text }: Hearing): Reading[] => {
  const tokens = clauses.flatMap((clause) => clause.tokens);
  if (!tokens.some((token) => isNameOf(token, topic))) return readUnknownNames(tokens, topic, text);
  const elements = clauses
    .flatMap((clause) => splitAtLists(clause.tokens))
    .filter((element) => !element.every(({ kind }) => PASSING.has(kind)))
    .map((element) => element.filter((token, at) => !isTogether(token, element[at + 1])))
    .filter((element) => !isUnsettledNumber(element) || isTotalOfNames(element, topic));
  const together = tokens.some(
    ({ kind, text: word }, index) =>
      word === '有合作' || (kind === 'have' && tokens[index + 1]?.text === '合作'),
  );
  return reading(elements, topic, tokens, text, together);
};

/** 学校有同济、东华, 联合了江南大学和上海交大: names after words that say that they are the ones. */
const readIntroduced = (clauses: readonly Clause[], topic: string, { text }: Hearing): Reading[] =>
  clauses.flatMap(({ tokens }) => {
    const first = tokens.findIndex((token) => isNameOf(token, topic));
    if (first < 0 || tokens.some(({ kind }) => NOT_SETTLED.has(kind))) return [];
    const before = tokens.slice(0, first).filter(({ kind }) => kind !== 'place');
    const noun = before.some(({ entry, kind }) => entry.nouns.includes(topic) || kind === 'colon');
    const reached = before.some(({ kind }) => kind === 'reach' || kind === 'plus');
    if (!noun && !reached) return [];
    const from = before.length === 0 ? 0 : tokens.indexOf(before.at(-1)!) + 1;
    const elements = splitAtLists(tokens.slice(from));
    const own = elements.filter((element) => !isOfOther(element, topic));
    const found = reading(own, topic, tokens, text, false);
    return found.filter(({ sure }) => sure && (elements.length > 1 || noun));
  });

/** 三家供应商 beside the names of universities. */
const isOfOther = (element: readonly Token[], topic: string): boolean =>
  element.some(({ kind }) => kind === 'number') &&
  element.some(({ entry }) => entry.nouns.length > 0 && !entry.nouns.includes(topic));

/** 宝武、振华、上海电气三家: as many names, known or not, as the number after them. */
const readUnknownNames = (tokens: readonly Token[], topic: string, text: string): Reading[] => {
  const elements = splitAtLists(tokens);
  const number = tokens.findLast(({ kind }) => kind === 'number');
  const at = number ? tokens.indexOf(number) : -1;
  const ends =
    at >= 0 &&
    tokens[at + 1]?.entry.measures.includes(topic) === true &&
    tokens.slice(at + 2).every(({ kind }) => kind === 'soft');
  const names = elements.map((element, place) =>
    place === elements.length - 1 ? element.filter((token) => tokens.indexOf(token) < at) : element,
  );
  const plain = names.every(
    (element) =>
      element.length > 0 &&
      element.every(({ kind }) =>
        ['gap', 'latin', 'name', 'place', 'org', 'noise', 'soft', 'word'].includes(kind),
      ) &&
      element.some(({ kind }) => kind === 'gap' || kind === 'name' || kind === 'latin'),
  );
  const fits =
    ends &&
    plain &&
    elements.length > 1 &&
    number!.numeral!.exact &&
    number!.numeral!.values[0] === elements.length;
  return fits
    ? [
        {
          topic,
          values: [elements.length],
          sure: true,
          evidence: textOf(tokens, text),
          at: tokens[0]!.start,
          fixed: false,
        },
      ]
    : [];
};

const reading = (
  elements: readonly (readonly Token[])[],
  topic: string,
  tokens: readonly Token[],
  text: string,
  together: boolean,
): Reading[] => {
  const read = elements.map((element) => elementOf(element, topic, text, elements.length));
  const known = read.flatMap((one) => one ?? []);
  const names = known.reduce((sum, one) => sum + one.names + one.counted, 0);
  const totals = new Set(known.flatMap(({ total }) => total ?? []));
  const [total] = totals;
  const more = MORE.test(textOf(tokens, text));
  const agrees = total === undefined || total === names || (more && names < total);
  const sure = !together && known.length === read.length && known.length > 0 && totals.size < 2 && agrees;
  const evidence = textOf(tokens, text);
  return [{ topic, values: [total ?? names], sure, evidence, at: tokens[0]!.start, fixed: false }];
};

/** 五所学校都在合作: 在 says that they are in it. */
const isTogether = ({ kind }: Token, next: Token | undefined): boolean =>
  kind === 'progress' && /^(?:合作|参与|一起)/.test(next?.text ?? '');

/** The last name with the number of them all: 上大五所学校. */
const isTotalOfNames = (element: readonly Token[], topic: string): boolean => {
  const number = element.findIndex(({ kind }) => kind === 'number');
  return (
    element.slice(0, number).some((token) => isNameOf(token, topic)) &&
    !element.some(({ kind }) => NOT_SETTLED.has(kind))
  );
};

/** 另外一所还在谈, 本来还有一所后来退出了: a number that does not count. */
const isUnsettledNumber = (element: readonly Token[]): boolean =>
  hasKind(element, 'number') &&
  (hasKind(element, 'part', 'progress') ||
    (hasKind(element, 'other', 'plus', 'past', 'conj') &&
      element.some(({ kind, text }) => NOT_SETTLED.has(kind) || /^(?:不来|黄)/.test(text))));

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
    if (token.kind === 'list' || token.kind === 'colon') elements.push([]);
    else elements.at(-1)!.push(token);
  }
  return elements.filter((element) => element.length > 0);
};

const elementOf = (element: readonly Token[], topic: string, text: string, size: number): Element | null => {
  const number = element.findIndex(({ kind }) => kind === 'number');
  const named = element.some((token) => isNameOf(token, topic)) || isNameText(element, topic, text);
  if (number < 0) return named && isOneName(element) ? ONE : null;
  const { numeral } = element[number]!;
  if (!numeral!.exact || element.some(({ kind }) => NOT_SETTLED.has(kind))) return null;
  const value = numeral!.values[0]!;
  return named ? namedWith(value, number, element) : numbered(value, number, element, topic, size);
};

/** 一所高校 counts, 就两所 tells how many there are in all. */
const numbered = (
  value: number,
  number: number,
  element: readonly Token[],
  topic: string,
  size: number,
): Element | null => {
  if (unknownLength(element) > 0) return null;
  const noun = element.findIndex(({ entry }) => entry.nouns.includes(topic));
  const all = element.some(({ kind }) => kind === 'total' || kind === 'only') || noun < 0 || size === 1;
  if (all) return { names: 0, counted: 0, total: value };
  return noun > number ? { names: 0, counted: value, total: null } : null;
};

/** 同济一所 is one, 上海有机所两家 one of two. */
const namedWith = (value: number, number: number, element: readonly Token[]): Element | null => {
  const leads = number > 0 && isOneName(element.slice(0, number));
  if (leads) return value === 1 ? ONE : { names: 1, counted: 0, total: value };
  return value === 1 && isOneName(element.slice(number + 2)) ? ONE : null;
};

const ONE: Element = { names: 1, counted: 0, total: null };

/** One organisation's name, with nothing between its words and nothing said of it but that it is there. */
const isOneName = (element: readonly Token[]): boolean => {
  const body = element.filter(({ kind }, at) => !(PASSING.has(kind) && kind !== 'have' && at === 0));
  const joined = body.every((token, at) => at === 0 || token.start === body[at - 1]!.end);
  return (
    body.length > 0 &&
    joined &&
    body.every(({ kind, entry }) => IN_NAME.has(kind) && entry.states.length === 0)
  );
};

/** 中科院宁波材料所: by its last sign, whatever stands before it. */
const isNameText = (element: readonly Token[], topic: string, text: string): boolean => {
  const words = textOf(element, text).replace(/^(?:有|是|就|跟|和)/, '');
  const unit = element.some(({ entry }) => entry.nouns.includes(topic) || entry.measures.includes(topic));
  return (
    unit &&
    /^[\u4e00-\u9fff]{2,14}(?:大学|学院|研究院|研究中心|[^厕场派诊交两几一二三四五六七八九十]所)$/.test(
      words,
    ) &&
    isNamed(words.replace(/所$/, '研究所'))
  );
};
