import type { Clause } from './words/clauses.ts';
import { isDivided, isSubstantive } from './stances/predicate.ts';
import type { Hearing } from './reading.ts';
import type { Stance } from './stances/stance.ts';
import type { Topic } from './types.ts';
import { unknownLength, type Token } from './words/token.ts';

const SHORT_PHRASE = 2;
const MUCH_UNKNOWN = 6;
const SOME_UNKNOWN = 2;

/** A stance as the answer to the pending question: unsure where the clause may be about something or somebody else. */
export const answerTo = (stance: Stance, clause: Clause, topic: string, hearing: Hearing): Stance => {
  const { tokens } = clause;
  if (isDivided(tokens)) return stance;
  const unclear =
    unknownLength(tokens) > MUCH_UNKNOWN ||
    hasStrangeSubject(tokens, topic) ||
    (stance.values[0] !== 'partly' && speaksOfSome(tokens, topic, hearing)) ||
    !suits(tokens, topic, hearing);
  const modest = stance.values[0] === 'unsure' && unknownLength(tokens) <= MUCH_UNKNOWN;
  if (!unclear || modest) return stance;
  const values =
    stance.values.includes('partly') || stance.values.length === 0
      ? stance.values
      : [...stance.values, 'partly'];
  return { ...stance, values, sure: false };
};

const isPlainlyOf = ({ entry, text }: Token, topic: string): boolean =>
  (text.length > SHORT_PHRASE && entry.states.some((state) => state.topic === topic)) ||
  entry.names.includes(topic);

/** 天气不错, 钱还没到位: unknown words right before or after what is said make it about something else. */
const hasStrangeSubject = (tokens: readonly Token[], topic: string): boolean => {
  if (tokens.some((token) => isPlainlyOf(token, topic))) return false;
  const says = tokens.findIndex(isSubstantive);
  const before = tokens
    .slice(0, says)
    .findLast(({ kind }) => kind !== 'soft' && kind !== 'all' && kind !== 'filler');
  if (before?.entry.own.includes(topic)) return false;
  if (before?.kind === 'measure' && tokens[tokens.indexOf(before) - 1]?.kind === 'gap') return true;
  if (unknownLength(tokens) > SOME_UNKNOWN) return true;
  return ['gap', 'latin'].includes(before?.kind ?? '') || goesOnStrangely(tokens, says);
};

const goesOnStrangely = (tokens: readonly Token[], says: number): boolean => {
  const last = tokens.findLastIndex((token) => isSubstantive(token) || token.kind === 'done');
  const next = tokens.slice(says + 1).find(({ kind }) => kind !== 'soft');
  return tokens[last + 1]?.kind === 'gap' || next?.kind === 'gap';
};

/** 高校签了 speaks of some members only; 成员单位都签了 of all. */
const speaksOfSome = (tokens: readonly Token[], topic: string, { lexicon }: Hearing): boolean => {
  const counts = (id: string): boolean => lexicon.topics.get(id)?.type === 'count';
  const subject = tokens.findIndex(({ entry }) => entry.nouns.length > 0 || entry.names.some(counts));
  if (subject < 0) return false;
  const { names, label } = lexicon.topics.get(topic)!;
  const whole =
    tokens[subject]!.entry.nouns.some((id) => lexicon.topics.get(id)!.sumOf.length > 0) ||
    [label, ...names].some((name) => name.includes(tokens[subject]!.text));
  const first = tokens.findIndex((token) => isSubstantive(token) || token.kind === 'lack');
  return !whole && subject < first;
};

/** Verbs that belong to few matters: signing, sealing, appointing, writing, moving. */
const PARTICULAR = new Set('签盖聘请派注写贯迁投承任选兼担');
/** Verbs that belong to a matter only if its pack says so. */
const STRICT = new Set(
  '出批排列当负管跟盯主分攻突梳凝磨跑填搬认评表落到上就入返拍印获用抽面安调试量答同点审申发颁接打来往挂找改',
);

/** 签了 suits a matter whose own phrases speak of signing; it does not suit one of which only others' phrases do. */
const suits = (tokens: readonly Token[], topic: string, { lexicon }: Hearing): boolean =>
  tokens.every(({ kind, text }) => {
    const sign = text[0]!;
    if (kind === 'verb' && STRICT.has(sign)) return speaksOf(lexicon.topics.get(topic)!, text);
    if (kind !== 'verb' || !PARTICULAR.has(sign) || speaksWith(lexicon.topics.get(topic)!, sign)) return true;
    return ![...lexicon.topics.values()].some((other) => speaksWith(other, sign));
  });

const speaksWith = (topic: Pick<Topic, 'yes' | 'no' | 'partly' | 'about'>, sign: string): boolean =>
  [topic.yes, topic.no, topic.partly, topic.about].some((phrases) =>
    phrases.some((phrase) => phrase.includes(sign)),
  );

const speaksOf = ({ yes, no, partly, about }: Topic, verb: string): boolean =>
  about.includes(verb) ||
  (verb.length > 1 && [...yes, ...no, ...partly, ...about].some((phrase) => phrase.includes(verb)));
