import type { Clause } from '../words/clauses.ts';
import { countedBy, prefer } from './count-mentions.ts';
import { textOf, type Hearing, type Reading } from '../reading.ts';
import { unknownLength, type Token } from '../words/token.ts';

/** One count as read from one number, before the parts of a message are put together. */
export interface Counted extends Reading {
  noun: string;
  among: boolean;
  /** Counted by the name of one kind in particular: 一家投资公司. */
  particular: boolean;
  /** Said of everything together (一共5家), with no noun of its own. */
  overall: boolean;
  /** Other things are named in its clause: 其中1家是高校. */
  amid: boolean;
  /** Said of now, as against before. */
  now: boolean;
  /** Still being talked to. */
  talks: boolean;
}

/** Whether 一家 is only the subject of 一家都没有. */
export const isNoneAfter = (tokens: readonly Token[], index: number): boolean => {
  const after = tokens.slice(index + 1, index + 6);
  return after.some(({ kind, text }) => kind === 'neg' && text !== '不是');
};

/** 一家都没有, 没有高校, 企业没有, or a bare 没有 to the pending question: none. */
export const noneOf = (clause: Clause, hearing: Hearing): Counted[] => {
  const { tokens } = clause;
  const none = tokens.findIndex(({ kind, text }) => kind === 'neg' && text !== '不' && text !== '不是');
  const numbers = tokens.filter(({ kind }) => kind === 'number');
  const one = numbers.length === 1 && isNoOne(numbers[0]!, tokens);
  if (none < 0 || (numbers.length > 0 && !one) || clause.ahead) return [];
  const noun = tokens.find((token) => countedBy(token, hearing).length > 0);
  const said = noun
    ? noneOfNoun(noun, tokens, none, one, hearing)
    : noneOfAsked(tokens, one || SAYS_NONE.test(tokens[none]!.text) || isNotFound(tokens, none), hearing);
  return said.map(({ topic, sure }) => ({
    topic,
    values: [0],
    sure: sure && !shaky(tokens),
    evidence: textOf(tokens, hearing.text),
    at: tokens[0]!.start,
    fixed: clause.fixed,
    noun: noun?.text ?? '',
    among: clause.among,
    particular: false,
    overall: false,
    amid: false,
    now: false,
    talks: false,
  }));
};

/** 还没找到. */
const isNotFound = (tokens: readonly Token[], none: number): boolean =>
  tokens[none + 1]?.kind === 'reach' &&
  tokens.slice(none + 2).every(({ kind }) => kind === 'soft' || kind === 'done');

const isNoOne = (number: Token, tokens: readonly Token[]): boolean =>
  number.numeral!.values[0] === 1 && isNoneAfter(tokens, tokens.indexOf(number));

const noneOfAsked = (
  tokens: readonly Token[],
  sure: boolean,
  { asking }: Hearing,
): { topic: string; sure: boolean }[] => {
  const answers =
    asking?.type === 'count' && unknownLength(tokens) === 0 && !tokens.some(isOfAnother(asking.id));
  return answers ? [{ topic: asking.id, sure }] : [];
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

const isSimple = ({ kind, entry }: Token): boolean =>
  entry.states.length === 0 &&
  (entry.nouns.length > 0 ||
    ['soft', 'done', 'number', 'measure', 'reach', 'only', 'neg', 'self', 'tail', 'be', 'all'].includes(
      kind,
    ));

const noneOfNoun = (
  noun: Token,
  tokens: readonly Token[],
  none: number,
  one: boolean,
  hearing: Hearing,
): { topic: string; sure: boolean }[] => {
  const place = tokens.indexOf(noun);
  const [topic] = prefer(countedBy(noun, hearing), hearing.asking);
  const found = tokens.slice(none + 1).every(({ kind }) => ['reach', 'verb', 'done', 'soft'].includes(kind));
  const between = tokens.slice(none + 1, place);
  const adjacent =
    place < none
      ? found || one
      : between.every(
          ({ kind, text }) =>
            kind === 'reach' || kind === 'done' || kind === 'soft' || /^(?:找|联系|谈|请)/.test(text),
        );
  const ends = tokens
    .slice(Math.max(place, none) + 1)
    .every(({ kind, text }) => ['soft', 'reach', 'done'].includes(kind) || /^[找谈]/.test(text));
  if (topic === undefined || !adjacent || !ends || tokens.some(({ kind }) => kind === 'list')) return [];
  const asked = hearing.asking?.id === topic || (hearing.asking === null && tokens.every(isSimple));
  return [{ topic, sure: asked || noun.entry.names.includes(topic) }];
};
