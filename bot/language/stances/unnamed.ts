import { answerTo } from '../answer-fit.ts';
import type { Hearing } from '../reading.ts';
import type { Clause } from '../words/clauses.ts';
import { hasKind, unknownLength, type Token } from '../words/token.ts';
import type { Part } from './part.ts';
import { holderOf } from './holder.ts';
import type { Listening } from './listening.ts';
import { readStance } from './predicate.ts';
import { certain, doubtful, type Stance } from './stance.ts';

/** 签了两家，剩下三家下周补. */
const leavesSome = ({ tokens }: Clause, said: readonly Part[]): boolean =>
  hasKind(tokens.slice(0, 2), 'other', 'plus') &&
  hasKind(tokens, 'number') &&
  said.at(-1) !== undefined &&
  said
    .at(-1)!
    .tokens.some(
      ({ kind }, at, all) => kind === 'number' && all.slice(0, at).some((token) => token.kind === 'verb'),
    );

/** A clause that names no matter: it answers the question, or goes on about what was spoken of last. */
export const hearUnnamed = (clause: Clause, listening: Listening): void => {
  const { hearing, said } = listening;
  const { tokens } = clause;
  if (leavesSome(clause, said)) {
    const { topic } = said.at(-1)!;
    said[said.length - 1] = { topic, stance: certain('partly'), clause, tokens };
    return;
  }
  const topic = topicOfUnnamed(clause, listening);
  if (!topic) return;
  const stance = readStance(tokens, topic) ?? holderOf(tokens, topic, hearing);
  if (!stance) {
    const objects = clause.but && said.length > 0 && unknownLength(tokens) > 1;
    if (objects) said.push({ topic, stance: doubtful('partly'), clause, tokens });
    return;
  }
  if (isDetail(stance, clause, topic, said)) return;
  listening.named = null;
  const answers = hearing.asking?.id === topic;
  said.push({ topic, stance: answers ? answerTo(stance, clause, topic, hearing) : stance, clause, tokens });
};

/** After a plain answer, words that are not all known are its detail, unless they plainly turn it round. */
const isDetail = (stance: Stance, clause: Clause, topic: string, said: readonly Part[]): boolean => {
  const before = said.findLast((one) => one.topic === topic && one.stance.sure);
  if (!before || clause.but) return false;
  const contrary = stance.values[0] !== before.stance.values[0];
  return unknownLength(clause.tokens) > (contrary ? 2 : 0);
};

const topicOfUnnamed = (clause: Clause, { hearing, named, current }: Listening): string | null => {
  if (
    hasKind(clause.tokens, 'other') ||
    clause.tokens.some(isOfAnotherChoice) ||
    isOfItems(clause.tokens, hearing) ||
    isCount(clause.tokens, hearing)
  )
    return null;
  const told = current === '' ? topicByVerb(clause, hearing) : null;
  if (told !== null) return told;
  if (named !== null && !clause.tokens.some((token) => isThingOfOther(token, named))) return named;
  return current === null ? askedYesNo(hearing) : continuing(clause, current);
};

/** 争议解决没写 is about an item of a set. */
const isOfItems = (tokens: readonly Token[], { lexicon, asking }: Hearing): boolean =>
  tokens.some(
    ({ entry }) =>
      entry.options.length > 0 &&
      entry.options.every(({ topic }) => lexicon.topics.get(topic)?.type === 'set') &&
      !entry.own.includes(asking?.id ?? ''),
  ) &&
  !tokens.some(
    ({ entry }) => asking !== null && (entry.own.includes(asking.id) || entry.names.includes(asking.id)),
  );

/** 还没签, after the contents of an agreement: the one matter whose names speak of signing. */
const topicByVerb = ({ tokens }: Clause, { lexicon }: Hearing): string | null => {
  const verb = tokens.findLast(({ kind }) => kind === 'verb');
  if (!verb || unknownLength(tokens) > 0 || hasKind(tokens, 'number', 'list')) return null;
  const matters = [...lexicon.topics.values()].filter(
    ({ type, names }) => type === 'yes_no' && names.some((name) => name.startsWith(verb.text)),
  );
  return matters.length === 1 ? matters[0]!.id : null;
};

/** 企业数量不是3家 says how many, and neither yes nor no. */
const isCount = (tokens: readonly Token[], { lexicon, asking }: Hearing): boolean =>
  tokens.some(({ kind }) => kind === 'number') &&
  !hasKind(tokens, 'verb', 'part', 'progress') &&
  !tokens.some(({ entry }) => entry.states.some(({ topic }) => topic === asking?.id)) &&
  tokens.some(
    ({ entry }) =>
      entry.nouns.length > 0 || entry.names.some((id) => lexicon.topics.get(id)?.type === 'count'),
  );

/** 不做机器人了 is about what is made. */
const isOfAnotherChoice = ({ entry }: Token, index: number, tokens: readonly Token[]): boolean =>
  entry.options.length > 0 && entry.nouns.length === 0 && tokens[index - 1]?.entry.link === true;

const askedYesNo = ({ asking }: Hearing): string | null => (asking?.type === 'yes_no' ? asking.id : null);

/** A clause without a name goes on about the last one only when it is wholly understood or contradicts. */
const continuing = (clause: Clause, current: string): string | null =>
  current !== '' &&
  (clause.but || unknownLength(clause.tokens) === 0) &&
  !clause.tokens.some((token) => isOfAnother(token, current))
    ? current
    : null;

/** 企业还没找到 says nothing of 整机, which was named before. */
const isThingOfOther = ({ entry }: Token, named: string): boolean =>
  entry.nouns.length > 0 && !entry.own.includes(named) && !entry.names.includes(named);

const isOfAnother = ({ entry, kind }: Token, current: string): boolean =>
  !entry.own.includes(current) && (entry.nouns.length > 0 || entry.options.length > 0 || kind === 'number');
