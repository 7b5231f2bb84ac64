import type { Part } from './part.ts';
import { isSubstantive } from './predicate.ts';
import { doubtful, type Stance } from './stance.ts';
import { hasKind, unknownLength, type Token } from '../words/token.ts';

const PLAIN = new Set(
  'have yes neg pos bad weak hardly be all soft done filler symbol verb reach can cannot self tail lack going link modal only'.split(
    ' ',
  ),
);
/** Verbs of few matters: who says 签 where signing is asked speaks of nothing else. */
const PARTICULAR = /签/;

/**
 * 没签，律师还在看; 草稿有了，没签: the plain answer to what was asked stands, and what is said beside it of something else does
 * not thin it. Beside words that may well speak of the same matter it is asked back; null where nothing of this holds.
 */
export const ofVerdict = (said: readonly Part[], either: boolean): Stance | null => {
  const verdict = said.findLast(isParticular) ?? (isVerdict(said[0]!) ? said[0]! : null);
  if (!verdict || either || verdict.clause.but) return null;
  const [value] = verdict.stance.values;
  const others = said.filter((part) => part !== verdict && !agrees(part, value!));
  if (others.length === 0 || others.some((part) => mayDivide(part, verdict))) return null;
  const aside = isParticular(verdict) || others.every((part) => isAside(part, value!));
  return aside ? verdict.stance : doubtful(value!, 'partly');
};

const agrees = ({ stance: { values }, clause }: Part, value: string): boolean =>
  !clause.but && (values.length === 0 || values[0] === value);

const isPlain = ({ stance: { sure, ahead, values }, tokens }: Part): boolean =>
  sure && !ahead && (values[0] === 'yes' || values[0] === 'no') && unknownLength(tokens) === 0;

/** 没有, 不满足, 还没聘: nothing but the answer. */
const isVerdict = (part: Part): boolean =>
  isPlain(part) &&
  !(part.stance.values[0] === 'yes' && hasKind(part.tokens, 'self')) &&
  part.tokens.every((token) => isPlainWord(token, part.topic)) &&
  !(hasKind(part.tokens, 'have') && part.tokens.some(({ entry }) => entry.own.includes(part.topic)));

const isPlainWord = ({ kind, entry, text }: Token, topic: string): boolean =>
  entry.names.includes(topic) ||
  (entry.own.includes(topic) && (kind === 'verb' || text === '同事')) ||
  entry.states.some((state) => state.topic === topic) ||
  (PLAIN.has(kind) && entry.nouns.length + entry.options.length + entry.own.length === 0);

/** 没签: the very verb of the matter, denied. */
const isParticular = (part: Part): boolean =>
  part.stance.values[0] === 'no' &&
  part.tokens.some((token) => isOwnWord(token, part.topic) && PARTICULAR.test(token.text)) &&
  isVerdict(part);

const isOwnWord = ({ kind, entry }: Token, topic: string): boolean =>
  kind === 'verb' || entry.states.some((state) => state.topic === topic);

const UNDER_WAY = new Set(['progress', 'part', 'soon']);

/** Words that split the matter over its parts, turn it round or say that it is under way. */
const mayDivide = ({ clause, tokens, stance, topic }: Part, verdict: Part): boolean => {
  if (tokens.some(isOfSome)) return true;
  if (clause.but && !isParticular(verdict)) return true;
  const first = tokens.find(({ kind, text }) => kind !== 'soft' || /^(?:老板|领导)$/.test(text));
  const denied = verdict.stance.values[0] === 'no' && stance.values[0] === 'partly';
  if (denied && first && (saysUnderWay(first, topic) || isBuilding(tokens))) return true;
  const members = tokens.findIndex(({ entry, text }) => entry.nouns.length > 0 && text !== '公司');
  return (
    members >= 0 &&
    members < tokens.findIndex(isSubstantive) &&
    tokens.some((token) => isSaying(token, topic))
  );
};

/** 没有，公司在建研发中心. */
const isBuilding = ([first, next, verb]: readonly Token[]): boolean =>
  first?.text === '公司' && UNDER_WAY.has(next?.kind ?? '') && verb?.kind === 'verb';

const saysUnderWay = ({ kind, entry, text }: Token, topic: string): boolean =>
  (UNDER_WAY.has(kind) && !/稿$|^草案$/.test(text)) ||
  entry.states.some((state) => state.topic === topic && state.value === 'partly');

/** 两家, 其他的, 有的: some of several. */
const isOfSome = ({ kind, text }: Token, index: number, tokens: readonly Token[]): boolean =>
  kind === 'other' ||
  /^有[的些]$/.test(text) ||
  (kind === 'number' &&
    (tokens[index + 1]?.entry.measures.length ?? 0) > 0 &&
    tokens[index + 2]?.kind !== 'progress');

const isSaying = ({ kind, entry }: Token, topic: string): boolean =>
  kind === 'verb' || kind === 'neg' || kind === 'have' || entry.states.some((state) => state.topic === topic);

/** Said of somebody or something else: unknown words or the speaker come before it, or it goes on as work does. */
const isAside = ({ tokens, stance }: Part, value: string): boolean => {
  const says = tokens.findIndex(isSubstantive);
  const before = tokens.slice(0, Math.max(says, 0));
  if (unknownLength(tokens) > 1 || before.some(isSomeone)) return true;
  if (value === 'no' && tokens.some(({ text }) => /意向|框架|保密/.test(text))) return true;
  return value === 'yes' && stance.values[0] === 'partly' && hasKind(tokens, 'link', 'reach');
};

const isSomeone = ({ kind, text }: Token): boolean =>
  ['self', 'gap', 'person', 'title'].includes(kind) || /^(?:老板|领导|公司)$/.test(text);
