import type { Clause } from './words/clauses.ts';
import type { Hearing, Reading } from './reading.ts';
import { toSimplified } from './words/simplified.ts';
import type { Token } from './words/token.ts';
import type { Topic } from './types.ts';

const ORGANISATION =
  /^[\u3400-\u9fffA-Za-z0-9()（）·・&＆\-. ]{2,100}(?:公司|集团|厂|研究院|研究所|研究总院|科学院|工程院|设计院|大学|学院|学校|中心|医院|实验室|事务所|合作社|股份|协会|学会|院|所)(?:[(（]有限合伙[)）])?$/;
const NOT_A_NAME =
  /[吗呢?？]|什么|哪|我们|你们|的(?!集团)|(?:^|[^\u3400-\u9fff])[一两几]?[家个所]|没|不是|还是|^(?:一|这|那|某|有|就|做|在)|如果|叫啥/;
const LEAD_IN =
  /^(?:[你您]好[\s,，!！]*)?(?:嗯|哦|那个|就是|应该)?(?:我们|我司|咱们|本)?(?:公司|单位|企业)?(?:的)?(?:全称|名字|名称|名)?(?:是叫|叫做|就叫|叫|是|为|:|：)?\s*/;
const TRAILING = /[\s。.!！~～,，]+$|(?:吧|啊|呀|哈|哦|的呢)$/;
const LEAST = 4;

/** Reads names of organisations: as the answer to the pending question, or after words that announce one (公司全称是). */
export const readTexts = (clauses: readonly Clause[], original: string, hearing: Hearing): Reading[] =>
  [...hearing.lexicon.topics.values()]
    .filter(({ type }) => type === 'text')
    .flatMap((topic) => {
      const announced = clauses.flatMap((clause) => announcedIn(clause, topic, original));
      if (announced.length > 0) return announced.slice(-1);
      return hearing.asking?.id === topic.id ? answered(clauses, topic, original) : [];
    });

const announcedIn = (clause: Clause, topic: Topic, original: string): Reading[] => {
  if (clause.scope !== 'ours') return [];
  const { tokens } = clause;
  const name = tokens.findIndex(({ entry }) => entry.names.includes(topic.id));
  if (name < 0) return [];
  const first = tokens
    .slice(name + 1)
    .find(
      ({ kind, text }) => !['be', 'colon'].includes(kind) && !['叫', '叫做', '是叫', '名为'].includes(text),
    );
  if (!first) return [];
  const value = cleaned(original.slice(first.start, tokens.at(-1)!.end));
  const fits = isOrganisation(value, topic) && tokens.some(({ kind }) => kind === 'name');
  return fits ? [reading(topic, value, clause, first)] : [];
};

const answered = (clauses: readonly Clause[], topic: Topic, original: string): Reading[] => {
  const clause = clauses.find(({ fixed, tokens }) => fixed && tokens.length > 0) ?? clauses[0];
  const first = clause?.tokens[0];
  if (!clause || !first || clause.scope !== 'ours') return [];
  const value = cleaned(original.slice(first.start, clause.tokens.at(-1)!.end).replace(LEAD_IN, ''));
  const said = reading(topic, value, clause, first);
  if (isFormal(clause.tokens, value) && isOrganisation(value, topic)) return [said];
  const short = value.length >= 2 && value.length <= topic.maxLength;
  return short && clauses.length === 1 && clause.tokens.every(isPlain) ? [{ ...said, sure: false }] : [];
};

const isFormal = (tokens: readonly Token[], value: string): boolean =>
  tokens.some(({ kind }) => kind === 'name') || /有限|股份/.test(value);

const isPlain = ({ kind }: Token): boolean => ['gap', 'latin', 'name', 'word', 'soft', 'org'].includes(kind);

const cleaned = (text: string): string => toSimplified(text).replace(TRAILING, '').trim();

const isOrganisation = (value: string, topic: Topic): boolean =>
  value.length >= LEAST &&
  value.length <= topic.maxLength &&
  ORGANISATION.test(value) &&
  !NOT_A_NAME.test(value);

const reading = (topic: Topic, value: string, clause: Clause, first: Token): Reading => ({
  topic: topic.id,
  values: [value],
  sure: true,
  evidence: value,
  at: first.start,
  fixed: clause.fixed,
});
