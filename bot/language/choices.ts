import type { Clause } from './words/clauses.ts';
import { positionsOf } from './sets/positions.ts';
import { mentionedTopics, textOf, type Hearing, type Reading } from './reading.ts';
import { hasKind, unknownLength, type Token } from './words/token.ts';
import { slippedOption } from './slips.ts';
import type { Topic } from './types.ts';

const MUCH_UNKNOWN = 6;
const UNSETTLING = new Set('hedge vague unsure future past neg part progress'.split(' '));

interface Chosen {
  clause: Clause;
  options: readonly string[];
  denied: boolean;
  modifier: boolean;
  evidence: string;
  at: number;
}

/** Reads choices: of the pending question by name, synonym or position; of others only where a clause says so plainly. */
export const readChoices = (clauses: readonly Clause[], hearing: Hearing): Reading[] => {
  const ours = clauses.filter(({ scope }) => scope === 'ours');
  const mentioned = mentionedTopics(ours);
  return [...hearing.lexicon.topics.values()]
    .filter(({ type, id }) => type === 'choice' && (id === hearing.asking?.id || mentioned.has(id)))
    .flatMap((topic) =>
      topic.id === hearing.asking?.id ? readAsked(ours, topic, hearing) : readUnasked(ours, topic, hearing),
    );
};

const readSlip = (clauses: readonly Clause[], topic: Topic, { text }: Hearing): Reading[] => {
  const [clause] = clauses;
  const option =
    clauses.length === 1 && !hasKind(clause!.tokens, 'neg', 'unsure', 'number')
      ? slippedOption(text, topic)
      : null;
  if (option === null) return [];
  return [
    { topic: topic.id, values: [option], sure: true, evidence: text.trim(), at: 0, fixed: clause!.fixed },
  ];
};

/** 材料我发你邮箱了: what somebody did with it. */
const isOfThing = (tokens: readonly Token[]): boolean =>
  unknownLength(tokens) > 0 &&
  tokens.some(
    ({ kind }, at) =>
      kind === 'self' && tokens[at - 1] !== undefined && tokens[at - 1]!.entry.options.length > 0,
  );

/** 选脑机接口: what is picked, as against what is told around it. */
const PICKING = /^(?:我选|选|选择|归|归到|归为|算作|属于)$/;

const readAsked = (clauses: readonly Clause[], topic: Topic, hearing: Hearing): Reading[] => {
  const chosen = clauses.flatMap((clause) => chosenIn(clause, topic, hearing));
  const fixed = chosen.filter(({ clause }) => clause.fixed);
  const open = (fixed.length > 0 ? fixed : chosen).filter(({ denied }) => !denied);
  const picked = open.filter(({ clause: { tokens } }) => tokens.some(({ text }) => PICKING.test(text)));
  const standing = picked.length > 0 ? picked : open;
  if (chosen.length === 0) return readSlip(clauses, topic, hearing);
  const wondering = chosen.every(({ clause }) => hasKind(clause.tokens, 'unsure'));
  if (wondering && (chosen.length > 1 || chosen.some(({ clause }) => hasKind(clause.tokens, 'choose'))))
    return [];
  const values = narrow(standing.map(({ options }) => options));
  const settled =
    standing.some(({ clause }) => isSettled(clause)) && standing.every(({ modifier }) => !modifier);
  const { evidence, at, clause } = standing[0] ?? chosen[0]!;
  return [
    { topic: topic.id, values, sure: values.length === 1 && settled, evidence, at, fixed: clause.fixed },
  ];
};

/** 专精特新的企业: an ambiguous word beside one of its own meanings adds nothing. Words that exclude each other leave a doubt. */
const narrow = (mentions: readonly (readonly string[])[]): readonly string[] => {
  const precise = mentions.filter((options) => options.length === 1).map(([option]) => option!);
  const vague = mentions.filter((options) => options.length > 1);
  if (precise.length === 0) return [...new Set(vague.flat())];
  const contrary = vague.filter((options) => !options.some((option) => precise.includes(option)));
  return [...new Set([...precise, ...contrary.flat()])];
};

/** 龙头企业的供应商 is no 龙头企业. */
const isModifier = (tokens: readonly Token[], index: number, topic: string): boolean => {
  const head = tokens[index + 2];
  if (tokens[index + 1]?.text !== '的' || head === undefined) return false;
  if (!isUnitWord(tokens[index]!)) return false;
  return (
    (['gap', 'word'].includes(head.kind) || head.entry.nouns.length > 0) &&
    !head.entry.options.some((ref) => ref.topic === topic)
  );
};

const isSettled = ({ tokens, ahead }: Clause): boolean =>
  !ahead &&
  !isOfThing(tokens) &&
  !(hasKind(tokens, 'ba') && tokens.some(({ text }) => text === '算')) &&
  !tokens.some(({ kind, text }) => UNSETTLING.has(kind) && text !== '不是') &&
  unknownLength(tokens) <= MUCH_UNKNOWN;

const chosenIn = (clause: Clause, topic: Topic, { text }: Hearing): Chosen[] =>
  clause.tokens.flatMap((token, index) => {
    const options = optionsAt(clause.tokens, index, topic);
    if (options === null) return [];
    const denied = isDenied(clause.tokens, index);
    const modifier = isModifier(clause.tokens, index, topic.id);
    return [{ clause, options, denied, modifier, evidence: textOf([token], text), at: token.start }];
  });

const optionsAt = (tokens: readonly Token[], index: number, topic: Topic): readonly string[] | null => {
  const { entry } = tokens[index]!;
  const named = entry.options.filter((ref) => ref.topic === topic.id).map(({ option }) => option);
  if (named.length > 0) return isCompanion(tokens, index) ? null : named;
  const alone = tokens.every(({ kind, entry: other }) => kind !== 'gap' && other.nouns.length === 0);
  const places = alone ? positionsOf(tokens, index, topic.options.length) : null;
  return places?.length === 1 ? [topic.options[places[0]! - 1]!.id] : null;
};

const isDenied = (tokens: readonly Token[], index: number): boolean =>
  tokens
    .slice(Math.max(0, index - 2), index)
    .some(({ kind, text }) => kind === 'neg' || /^(?:算不上|不算|谈不上|称不上|说不上|不能算)$/.test(text));

/** 和高校合作, 联合高校, 3家企业: someone the speaker works with, not what the speaker is. */
const isCompanion = (tokens: readonly Token[], index: number): boolean => {
  if (tokens[index]!.entry.nouns.length === 0) return false;
  const before = tokens.slice(0, index);
  const link = before.findLastIndex(({ kind }) => kind === 'list' || kind === 'reach' || kind === 'number');
  if (link < 0) return false;
  const { kind } = before[link]!;
  if (kind === 'reach') return true;
  if (kind === 'number') return !isOne(before[link]!);
  return !before.slice(0, link).some(({ entry }) => entry.options.length > 0);
};

const isOne = ({ numeral }: Token): boolean => numeral?.exact === true && numeral.values[0] === 1;

const readUnasked = (clauses: readonly Clause[], topic: Topic, hearing: Hearing): Reading[] => {
  let spoken = hearing.asking === null;
  const readings: Reading[] = [];
  for (const clause of clauses) {
    spoken = (spoken || clause.tokens.some(isSelf)) && !clause.tokens.some(isCount);
    const settled = isSettled(clause) && !(hearing.asking && hasKind(clause.tokens, 'only'));
    const bare = isBareList(clause.tokens);
    clause.tokens.forEach((token, index) => {
      const options = token.entry.options.filter((ref) => ref.topic === topic.id);
      if (options.length !== 1 || isModifier(clause.tokens, index, topic.id)) return;
      const labelled = isLabelled(clause, index, topic.id);
      if (!settled && !labelled) return;
      const stated =
        isNamed(clause.tokens, index, topic.id) ||
        labelled ||
        bare ||
        (spoken && (isStated(clause.tokens, index) || isAlone(clause.tokens, index)));
      if (!stated) return;
      readings.push({
        topic: topic.id,
        values: [options[0]!.option],
        sure: true,
        evidence: textOf(clause.tokens, hearing.text),
        at: token.start,
        fixed: clause.fixed,
      });
    });
  }
  const fixed = readings.filter((reading) => reading.fixed);
  const values = [...new Set((fixed.length > 0 ? fixed : readings).map((reading) => reading.values[0]!))];
  return readings.length === 0
    ? []
    : [{ ...readings[0]!, values, sure: values.length === 1, fixed: fixed.length > 0 }];
};

/** …，细分赛道骨干企业，…: a clause of its own in what the speaker tells of themselves. */
const isAlone = (tokens: readonly Token[], index: number): boolean =>
  tokens.every(({ kind }, at) => at === index || kind === 'soft');

/** 脑机接口方向, 生物医药行业, 研究院牵头的: the name of the matter comes right after. Also of what is planned. */
const isLabelled = ({ tokens }: Clause, index: number, topic: string): boolean =>
  (tokens[index + 1]?.entry.names.includes(topic) ?? false) &&
  !hasKind(tokens, 'hedge', 'vague', 'unsure', 'neg', 'past', 'except') &&
  !tokens.slice(0, index).some(({ kind }) => kind === 'reach' || kind === 'foreign');

/** 领军企业 生物医药: nothing but options, of more than one matter. */
const isBareList = (tokens: readonly Token[]): boolean => {
  const options = tokens.filter(({ entry }) => entry.options.length > 0);
  const topics = new Set(options.flatMap(({ entry }) => entry.options.map(({ topic }) => topic)));
  return (
    topics.size > 1 &&
    options.length > 1 &&
    tokens.every(({ entry, kind }) => entry.options.length > 0 || kind === 'soft')
  );
};

const isCount = (token: Token): boolean => token.kind === 'number' && !isOne(token);

const BETWEEN_NAME = new Set('soft be link tail colon yes hedge done softfix self'.split(' '));

/** 领域是低空经济, 牵头单位为高校. */
const isNamed = (tokens: readonly Token[], index: number, topic: string): boolean => {
  const name = tokens.slice(0, index).findLastIndex(({ entry }) => entry.names.includes(topic));
  return (
    name >= 0 &&
    endsWell(tokens, index) &&
    tokens
      .slice(name + 1, index)
      .every(
        (token) => BETWEEN_NAME.has(token.kind) || token.entry.link || token.entry.measure || isOne(token),
      )
  );
};

const NEVER_BETWEEN = new Set('reach list have verb neg plus minus foreign except lack person'.split(' '));

/** 我们是…科技领军企业, 我们做机器人的: linked to the speaker, with nobody else in between. */
const isStated = (tokens: readonly Token[], index: number): boolean => {
  const before = tokens.slice(0, index);
  const noun = tokens[index]!.entry.nouns.length > 0 || isUnitWord(tokens[index]!);
  const link = before.findLastIndex((token) => isCopula(token) || (!noun && token.entry.link));
  if (link < 0 || before.some(({ entry, kind }) => kind === 'foreign' || entry.names.length > 0))
    return false;
  const between = before.slice(link + 1);
  if (
    between.some(({ kind, entry }) => NEVER_BETWEEN.has(kind) && !entry.link) ||
    (!isCopula(before[link]!) && between.length > 2)
  )
    return false;
  return (
    endsWell(tokens, index) && !before.slice(0, link).some(({ kind }) => kind === 'reach' || kind === 'list')
  );
};

/** 是, alone or within a phrase such as 我们是…. */
const isCopula = ({ kind, entry, text }: Token): boolean =>
  kind === 'be' || (entry.states.length > 0 && text.includes('是'));

const isSelf = ({ kind, text }: Token): boolean => kind === 'self' || /^(?:我们|我司|咱们|本公司)/.test(text);

/** Words for a kind of organisation end in 企业, 单位 and the like: 做…企业 is not 是…企业. */
const isUnitWord = ({ text }: Token): boolean =>
  /(?:企业|单位|院所|高校|大学|公司|机构|协会|学会|联盟|研究所|研究院)$/.test(text);

const endsWell = (tokens: readonly Token[], index: number): boolean => {
  const next = tokens[index + 1];
  if (next === undefined || ['tail', 'done', 'soft', 'be', 'ba', 'asked', 'self'].includes(next.kind))
    return true;
  return (
    next.entry.link ||
    next.entry.options.length + next.entry.nouns.length + next.entry.states.length + next.entry.names.length >
      0
  );
};
