import type { Clause } from '../words/clauses.ts';
import { groupTargets, type Group } from '../words/groups.ts';
import { isSubstantive, readStance } from './predicate.ts';
import { combineParts } from './combine.ts';
import type { Stance } from './stance.ts';
import { textOf, type Hearing, type Reading } from '../reading.ts';
import { hasKind, unknownLength, type Token } from '../words/token.ts';
import type { Listening } from './listening.ts';
import { hearUnnamed } from './unnamed.ts';

const SHORT_PHRASE = 2;
const MUCH_UNKNOWN = 6;

/** Reads every yes-or-no matter that the clauses speak of: by name, by phrase, or as the answer to the pending question. */
export const readYesNo = (clauses: readonly Clause[], hearing: Hearing): Reading[] => {
  const listening: Listening = { hearing, said: [], before: [], named: null, current: null };
  for (const clause of clauses) {
    if (clause.scope !== 'ours') {
      listening.current ??= '';
      continue;
    }
    if (clause.reason && listening.said.length > 0) continue;
    const groups = groupTargets(clause.tokens, targetOf(hearing, turnsToSelf(clause, hearing)));
    if (groups.length > 0) hearGroups(groups, clause, listening);
    else if (clause.tokens.some((token) => isOfSet(token, hearing)) && !startsWithOwn(clause, hearing))
      listening.current ??= '';
    else hearUnnamed(clause, listening);
    listening.before = clause.tokens;
  }
  return summarise(listening);
};

/** The name of a set and of nothing else: what follows is about its items. */
const isOfSet = ({ entry }: Token, { lexicon, asking }: Hearing): boolean =>
  !isOwnOf(entry, asking?.id) &&
  entry.names.length > 0 &&
  entry.names.every((id) => lexicon.topics.get(id)?.type === 'set');

/** 各家投多少协议里都写明了 is about what is put in. */
const startsWithOwn = ({ tokens }: Clause, { asking }: Hearing): boolean =>
  tokens.find(({ kind }) => kind !== 'soft' && kind !== 'all')?.entry.own.includes(asking?.id ?? '') ?? false;

/** 我们研发能力强, where the members are asked about: the speaker's own. */
const turnsToSelf = ({ tokens }: Clause, hearing: Hearing): boolean =>
  hearing.asking !== null && tokens.some(isSpeaker) && speaksOf(hearing.asking.id, '成员', hearing);

/** 自己 is whoever was spoken of last. */
const isSpeaker = ({ kind, text }: Token): boolean => kind === 'self' && text !== '自己';

/** Phrases that are short, shared by several matters or of general words say something only as the answer to their question. */
const targetOf =
  ({ lexicon, asking }: Hearing, own: boolean) =>
  ({ entry, text }: Token): boolean =>
    !(asking?.type === 'set' && entry.options.some(({ topic }) => topic === asking.id)) &&
    (own || !isOwnOf(entry, asking?.id)) &&
    (entry.names.some((id) => lexicon.topics.get(id)?.type === 'yes_no') ||
      (text.length > SHORT_PHRASE &&
        entry.states.some(({ bare, topic }) => !bare && topic === entry.states[0]!.topic) &&
        (isOfOne(entry.states) || entry.states.some(({ topic }) => topic === asking?.id))));

/** A word that belongs to the matter asked names no other. */
const isOwnOf = (entry: Token['entry'], asking: string | undefined): boolean =>
  asking !== undefined &&
  entry.own.includes(asking) &&
  !entry.names.includes(asking) &&
  !entry.states.some(({ topic }) => topic === asking);

const isOfOne = (states: readonly { topic: string }[]): boolean =>
  states.every(({ topic }) => topic === states[0]!.topic);

const hearGroups = (groups: readonly Group[], clause: Clause, listening: Listening): void => {
  for (const group of groups) {
    const modifies = group.before.at(-1)?.text === '的' && !hasKind(group.before, 'have', 'neg', 'lack');
    const tokens = [...(modifies ? [] : group.before), ...group.targets, ...group.after];
    listening.named = null;
    for (const topic of topicsOf(group, listening.hearing)) {
      if (hearOfMembers(tokens, topic, clause, listening)) continue;
      if (isDetailOfAsked(group, topic, listening) || isCompound(group, clause)) continue;
      const stance = clause.ahead ? null : readStance(tokens, topic);
      listening.current = topic;
      const spoken = isSpokenOf(group, topic, listening);
      if (stance)
        listening.said.push({
          topic,
          stance: weigh(stance, group, spoken && !isOnceDone(tokens, topic, listening.hearing), (noun) =>
            speaksOf(topic, noun, listening.hearing),
          ),
          clause,
          tokens,
        });
      else listening.named = topic;
    }
  }
};

/** 三家都是专精特新，有自己的研发中心: of the members asked about, whom the clause before has named. */
const hearOfMembers = (
  tokens: readonly Token[],
  topic: string,
  clause: Clause,
  { hearing, before, said }: Listening,
): boolean => {
  const { asking } = hearing;
  if (!asking || asking.id === topic || !speaksOf(asking.id, '成员', hearing)) return false;
  if (speaksOf(topic, '成员', hearing) || tokens.some(isSpeaker) || !before.some(isSomeoneElse)) return false;
  if (!tokens.some(({ text }) => asking.about.some((word) => word.length > 1 && text.includes(word))))
    return false;
  const stance = readStance(tokens, topic);
  if (stance) said.push({ topic: asking.id, stance, clause, tokens });
  return stance !== null;
};

/** 有的，有自己的研发中心: a phrase of another matter in words that belong to the one just answered. */
const isDetailOfAsked = (
  { targets, before }: Group,
  topic: string,
  { hearing, said }: Listening,
): boolean => {
  const { asking } = hearing;
  if (!asking || asking.id === topic || !said.some((one) => one.topic === asking.id)) return false;
  if (before.some(({ kind }) => kind === 'self') || targets.some(({ entry }) => entry.names.length > 0))
    return false;
  return targets.every(({ text }) => asking.about.some((word) => word.length > 1 && text.includes(word)));
};

/** 评审专家, 知识产权专员: a short name at the end of a longer noun is not that matter. */
const isCompound = ({ targets }: Group, { tokens }: Clause): boolean => {
  const [target] = targets;
  const before = tokens[tokens.indexOf(target!) - 1];
  if (targets.length > 1 || target!.text.length > SHORT_PHRASE || before?.end !== target!.start) return false;
  if (before.text.endsWith('的')) return false;
  return (
    before.kind === 'gap' ||
    (before.kind === 'word' && before.entry.options.length + before.entry.own.length > 0)
  );
};

const topicsOf = ({ targets }: Group, { lexicon, asking }: Hearing): Set<string> => {
  const topics = new Set<string>();
  for (const { entry } of targets) {
    const named = entry.names.filter((id) => lexicon.topics.get(id)?.type === 'yes_no');
    const all = named.length > 0 ? named : entry.states.map(({ topic }) => topic);
    if (asking && all.includes(asking.id)) topics.add(asking.id);
    else if (all.length === 1) topics.add(all[0]!);
  }
  return topics;
};

/** A phrase without the name of its matter (在浦东) is about the speaker only where nobody else is spoken of. */
const isSpokenOf = (
  { targets, before, after }: Group,
  topic: string,
  { hearing, said }: Listening,
): boolean => {
  const names = (token: Token): boolean => token.entry.names.includes(topic);
  const phrase = (text: string): boolean =>
    [...(hearing.lexicon.topics.get(topic)?.names ?? [])].some((name) => text.includes(name));
  if (targets.some((token) => names(token) || phrase(token.text))) return true;
  if (hearing.asking?.type === 'count' && targets.every(({ text }) => /^[都全均]/.test(text))) return true;
  const around = [...before, ...after];
  const ours = before.some(({ kind }) => kind === 'self');
  if (around.some(isSomeoneElse)) return ours && !around.some(isMember);
  if (hearing.asking?.type === 'choice') return true;
  return (
    hearing.asking === null ||
    hearing.asking.id === topic ||
    ours ||
    said.some((one) => one.topic !== hearing.asking!.id)
  );
};

const isMember = ({ entry, kind }: Token): boolean =>
  kind === 'reach' || (entry.nouns.length > 0 && entry.options.length === 0);

const isSomeoneElse = (token: Token): boolean =>
  isMember(token) || (token.kind === 'number' && token.numeral?.values[0] !== 1);

/** Whether a topic's own names speak of these things: 高校的团队. */
const speaksOf = (topic: string, noun: string, { lexicon }: Hearing): boolean => {
  const { label, names } = lexicon.topics.get(topic)!;
  const plain = noun.replace(/^成员(?=..)/, '');
  return [label, ...names].some((name) => name.includes(plain));
};

/** 三家都签过协议, where another question is pending: agreements of before. */
const isOnceDone = (tokens: readonly Token[], topic: string, { asking }: Hearing): boolean =>
  asking !== null && asking.id !== topic && tokens.some(({ text }) => /过$|^都?[签盖]过/.test(text));

/** A plan is no fact, and words unknown to this room or about someone else make a reading unsure. */
const weigh = (
  stance: Stance,
  { targets, before, after }: Group,
  spoken: boolean,
  own: (noun: string) => boolean,
): Stance => {
  if (stance.ahead) return { values: ['no', 'partly'], sure: false, ahead: true };
  const subject = before.findLast(({ kind }) => kind !== 'soft' && kind !== 'done');
  const aboutOthers =
    subject !== undefined && subject.entry.nouns.length > 0 && subject.text !== '公司' && !own(subject.text);
  const known =
    unknownLength([...before, ...after]) <= MUCH_UNKNOWN &&
    (own('成员') || !before.some(({ text }) => EACH.test(text)));
  const clear = spoken && known && !aboutOthers && !isCutOff({ targets, before, after });
  return clear ? stance : { ...stance, sure: false };
};

/** 每家都有研发中心 is about the members. */
const EACH = /^(?:每家|各家|每家都|各家都|他们|各成员)$/;

/** Unknown words right before what is said, or right beside a phrase, make it about something else. */
const isCutOff = ({ targets, before, after }: Group): boolean => {
  const first = after.findIndex(isSubstantive);
  if (first > 0 && after[first - 1]!.kind === 'gap') return true;
  const phrase = targets.some(({ entry }) => entry.states.length > 0);
  return phrase && (startsElsewhere(after) || before.at(-1)?.kind === 'gap');
};

/** 宝山的樱花开了 goes on about something else; 宝山顾村 only says where more exactly. */
const startsElsewhere = (after: readonly Token[]): boolean => {
  const [first, second] = after;
  return first?.text === '的' ? second?.kind === 'gap' : first?.kind === 'gap' && first.text.length > 3;
};

const summarise = ({ said, hearing }: Listening): Reading[] => {
  const topics = new Set(said.map(({ topic }) => topic));
  return [...topics].flatMap((topic) => {
    const about = said.filter((one) => one.topic === topic);
    const fixed = about.filter(({ clause }) => clause.fixed);
    const standing = fixed.length > 0 ? fixed : about;
    const stance = combineParts(standing, hearing.lexicon.topics.get(topic)!.either);
    if (!stance) return [];
    const { tokens, clause } = standing.at(-1)!;
    return {
      topic,
      values: stance.values,
      sure: stance.sure,
      evidence: textOf(standing[0]!.tokens, hearing.text),
      at: tokens[0]!.start,
      fixed: clause.fixed,
    };
  });
};
