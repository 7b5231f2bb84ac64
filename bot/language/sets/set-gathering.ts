import type { Clause } from '../words/clauses.ts';
import { groupTargets, type Group } from '../words/groups.ts';
import { itemCount } from './positions.ts';
import { readStance } from '../stances/predicate.ts';
import type { Hearing } from '../reading.ts';
import type { Stance } from '../stances/stance.ts';
import { hasKind, unknownLength, type Token } from '../words/token.ts';
import type { Topic } from '../types.ts';

const MUCH_UNKNOWN = 3;

/** What the clauses say of a set's items, gathered before it is drawn together. */
export interface Gathered {
  present: Set<string>;
  absent: Set<string>;
  excepted: Set<string>;
  added: Set<string>;
  removed: Set<string>;
  /** Named with 也: added to a set that is known, else simply there. */
  more: Set<string>;
  /** What holds of all the items not named: 其他都有, 都没有. */
  rest: 'in' | 'out' | null;
  vague: boolean;
  tokens: Token[];
  fixed: boolean;
}

/** Takes in a clause that names items. */
export const gatherItems = (
  clause: Clause,
  items: Map<Token, readonly string[]>,
  gathered: Gathered,
): void => {
  const { tokens } = clause;
  note(clause, gathered);
  const except = tokens.some(({ kind }) => kind === 'except');
  if (except) {
    for (const options of items.values()) options.forEach((option) => gathered.excepted.add(option));
    const after = tokens.slice(tokens.findLastIndex((token) => items.has(token)) + 1);
    gatherRest(after, gathered);
    return;
  }
  for (const group of groupTargets(tokens, (token) => items.has(token) || token.kind === 'other')) {
    gatherGroup(group, items, gathered);
  }
};

const gatherGroup = (group: Group, items: Map<Token, readonly string[]>, gathered: Gathered): void => {
  const words = [...group.before, ...group.after];
  const into = targetSet(words, group, gathered);
  if (into === null) {
    gathered.vague = true;
    return;
  }
  for (const target of group.targets) {
    if (target.kind === 'other' && !items.has(target))
      gathered.rest = into === gathered.absent ? 'out' : 'in';
    else items.get(target)?.forEach((option) => into.add(option));
  }
};

const targetSet = (words: readonly Token[], group: Group, gathered: Gathered): Set<string> | null => {
  const { before } = group;
  if (hasKind(before, 'plus') || hasKind(group.after, 'plus')) return gathered.added;
  const drops = hasKind(before, 'minus') && before.at(-1)?.kind !== 'neg';
  if (drops || hasKind(group.after, 'minus')) return gathered.removed;
  if (before.some(saysMissing)) return hasKind(words, 'hedge') ? null : gathered.absent;
  const present = words.some(({ text }) => text.startsWith('也')) ? gathered.more : gathered.present;
  return setFor(readStance(words, null), present, gathered.absent);
};

const setFor = (stance: Stance | null, present: Set<string>, absent: Set<string>): Set<string> | null => {
  if (stance === null) return present;
  if (!stance.sure || stance.ahead) return null;
  return { yes: present, no: absent }[stance.values[0]!] ?? null;
};

const saysMissing = ({ kind, text }: Token): boolean =>
  kind === 'lack' || /^(?:还差|就差|只差|差)$/.test(text);

const note = (clause: Clause, gathered: Gathered): void => {
  gathered.tokens.push(...clause.tokens);
  gathered.fixed ||= clause.fixed;
  const { tokens } = clause;
  const open = clause.ahead || hasKind(tokens, 'hedge', 'future', 'unsure', 'past');
  if (open || unknownLength(tokens) > MUCH_UNKNOWN) gathered.vague = true;
};

const gatherRest = (after: readonly Token[], gathered: Gathered): void => {
  const stance = readStance(after, null);
  if (!stance) return;
  if (!stance.sure) gathered.vague = true;
  else gathered.rest = stance.values[0] === 'no' ? 'out' : 'in';
};

/** 都有, 七项齐全, 一项都没有; a bare 没有 too when the set is what was asked. */
export const gatherAll = (
  clause: Clause,
  topic: Topic,
  named: boolean,
  hearing: Hearing,
  gathered: Gathered,
): void => {
  const { tokens } = clause;
  const stance = stanceOfAll(tokens, topic);
  if (!stance || stance.values[0] === 'unsure' || !isAboutItems(tokens, hearing)) return;
  const rest = restOf(tokens, stance, topic);
  const told = named && rest !== null && tellsOfAll(tokens, topic);
  if (isAside(clause, stance, gathered) || (hearing.asking?.id !== topic.id && !told)) return;
  note(clause, gathered);
  takeRest(rest, stance.sure && unknownLength(tokens) === 0, gathered);
};

/** 协议里写明了各家出多少: what each one does is written, not all the items. */
const isOfWhoDoes = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, text }) => kind === 'ask' || /^[各每]家/.test(text));

const stanceOfAll = (tokens: readonly Token[], topic: Topic): Stance | null =>
  readStance(tokens, null) ?? nothingButAll(tokens) ?? countedAll(tokens, topic) ?? noneMissing(tokens);

/** 都没写，就一页纸: after all is said, words that say nothing clear. */
const isAside = ({ tokens, but }: Clause, { values }: Stance, { rest }: Gathered): boolean =>
  rest !== null && (values.length === 0 || (!but && unknownLength(tokens) > 0));

const tellsOfAll = (tokens: readonly Token[], topic: Topic): boolean =>
  !isOfWhoDoes(tokens) &&
  (saysAllOf(tokens) ||
    isNotBegun(tokens, topic) ||
    tokens.some((_, index) => itemCount(tokens, index) === 1));

/** 建设方案还没写, where nothing but the set is named. */
const isNotBegun = (tokens: readonly Token[], topic: Topic): boolean =>
  tokens.every(({ entry }) => entry.names.every((name) => name === topic.id)) &&
  tokens.some(
    ({ kind, text }) => kind === 'lack' || (kind === 'neg' && /^(?:[还尚]?[没未]|一个?字)/.test(text)),
  ) &&
  !hasKind(tokens, 'pos', 'all', 'part', 'have', 'weak');

const takeRest = (rest: 'in' | 'out' | null, clear: boolean, gathered: Gathered): void => {
  if (rest !== null && clear) gathered.rest = rest;
  else gathered.vague = true;
};

const isAboutItems = (tokens: readonly Token[], hearing: Hearing): boolean =>
  tokens.every(({ entry }) => entry.nouns.length === 0) &&
  !tokens.some(
    ({ kind }, index) =>
      kind === 'number' &&
      (tokens[index + 1]?.entry.measures.length ?? 0) > 0 &&
      tokens[index + 1]!.text !== '个',
  ) &&
  suits(tokens, hearing);

/** Whether everything not named is there, is not, or neither is said; a count of items must be all of them, or none of one. */
const restOf = (tokens: readonly Token[], { values }: Stance, topic: Topic): 'in' | 'out' | null => {
  const counted = tokens.findIndex((_, index) => itemCount(tokens, index) !== null);
  const count = counted < 0 ? null : itemCount(tokens, counted);
  if (values[0] === 'no') return count === null || count === 1 ? 'out' : null;
  if (values[0] !== 'yes') return null;
  if (count !== null && !hasKind(tokens, 'other')) return count === topic.options.length ? 'in' : null;
  return saysAllOf(tokens) ? 'in' : null;
};

const saysAllOf = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => saysAll(token) || token.kind === 'other');

/** 全部. */
const nothingButAll = (tokens: readonly Token[]): Stance | null =>
  hasKind(tokens, 'all') &&
  tokens.every(({ kind, text }) => kind === 'soft' || /^(?:全部|全都?|所有的?)$/.test(text))
    ? { values: ['yes'], sure: true, ahead: false }
    : null;

/** 全部七项: all of them, without a verb. */
const countedAll = (tokens: readonly Token[], topic: Topic): Stance | null => {
  const all = tokens.some(({ kind }) => kind === 'all') && unknownLength(tokens) === 0;
  const counted = tokens.some((_, index) => itemCount(tokens, index) === topic.options.length);
  return all && counted ? { values: ['yes'], sure: true, ahead: false } : null;
};

/** 一条不少. */
const noneMissing = (tokens: readonly Token[]): Stance | null =>
  tokens.some(({ kind, text }) => kind === 'all' && /不少|不落|没落|不缺|没漏/.test(text))
    ? { values: ['yes'], sure: true, ahead: false }
    : null;

const saysAll = ({ kind, text }: Token): boolean =>
  kind === 'all' ||
  /^(?:都|全|均)/.test(text) ||
  ['齐全', '齐备', '齐了', '齐', '全了', '完整', '完备', '一应俱全', '健全', '完善', '齐活'].includes(text);

/** 都签了 is about a matter whose name begins with signing (签约), not about the items of a set. */
const suits = (tokens: readonly Token[], { lexicon }: Hearing): boolean =>
  tokens.every(({ kind, text, entry }) => {
    if (entry.states.some(({ bare }) => !bare)) return false;
    if (kind !== 'verb') return true;
    return ![...lexicon.topics.values()].some(
      ({ type, names }) => type === 'yes_no' && names.some((name) => name.startsWith(text[0]!)),
    );
  });
