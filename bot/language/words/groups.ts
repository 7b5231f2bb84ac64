import type { Token } from './token.ts';
import { isSubstantive } from '../stances/predicate.ts';

/** Things spoken of together with the words before and after that say something of them. */
export interface Group {
  targets: readonly Token[];
  before: readonly Token[];
  after: readonly Token[];
}

interface Open {
  targets: Token[];
  before: Token[];
  after: Token[];
}

const saysSomething = (tokens: readonly Token[]): boolean => tokens.some(isSubstantive);
const links = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind }) => kind === 'list' || kind === 'plus');

/**
 * Pairs each thing of a clause with its predicate: 首席专家定了项目专员没有 pairs forwards, 有首席专家没有项目专员 backwards, and things that
 * nothing stands between share one (首席专家和项目专员都有).
 */
export const groupTargets = (tokens: readonly Token[], isTarget: (token: Token) => boolean): Group[] => {
  const groups: Group[] = [];
  let leading: Token[] = [];
  let open: Open | null = null;
  tokens.forEach((token, index) => {
    if (!isTarget(token)) {
      (open?.after ?? leading).push(token);
      return;
    }
    if (open && joins(open, tokens, index, isTarget)) {
      open.targets.push(token);
      open.after = [];
      return;
    }
    const next: Open = { targets: [token], before: nearby(leading), after: [] };
    if (open) {
      const { closed, before } = split(open);
      groups.push(closed);
      next.before = before;
    }
    open = next;
    leading = [];
  });
  return open ? [...groups, open] : groups;
};

/** What was said up to the last thing counted (联合了3家企业) is not about what follows it. */
const nearby = (leading: readonly Token[]): Token[] => {
  const near = modifies(leading) ? [] : ofLast(leading);
  const already = leading.filter(({ text }) => text === '已' || text === '已经');
  return near.length < leading.length && near.at(-1)?.kind === 'verb' && already.length > 0
    ? [...already.slice(-1), ...near.slice(-1)]
    : near;
};

/** 做新材料的首席专家…: what ends in 的 belongs to what came before, unless it says that there is one. */
const modifies = (leading: readonly Token[]): boolean =>
  leading.at(-1)?.text === '的' &&
  leading.some(({ entry }) => entry.options.length > 0) &&
  !leading.some(({ kind }) => kind === 'have' || kind === 'neg' || kind === 'lack');

const ofLast = (leading: readonly Token[]): Token[] =>
  leading.slice(
    leading.findLastIndex(
      ({ entry, kind }, at) =>
        entry.nouns.length > 0 &&
        leading.slice(0, at).some((token) => token.kind === 'number') &&
        kind !== 'self',
    ) + 1,
  );

/**
 * Closes a group at the next thing, with the words that belong to that. 有首席专家没有…: what stands between belongs to the
 * next. 其他都有就是没写…: of two predicates the second does.
 */
const split = (open: Open): { closed: Group; before: Token[] } => {
  if (saysSomething(open.before)) {
    return saysSomething(open.after)
      ? { closed: { ...open, after: [] }, before: open.after }
      : { closed: open, before: [] };
  }
  const last = open.after.at(-1);
  const rest = open.after.slice(0, -1);
  const turns = last !== undefined && TURNING.has(last.kind) && rest.some(({ kind }) => COMPLETE.has(kind));
  return turns ? { closed: { ...open, after: rest }, before: [last] } : { closed: open, before: [] };
};
const TURNING = new Set(['neg', 'lack', 'have']);
const COMPLETE = new Set(['have', 'done', 'pos', 'yes', 'part']);

const joins = (
  open: Open,
  tokens: readonly Token[],
  index: number,
  isTarget: (token: Token) => boolean,
): boolean => {
  if (saysSomething(open.after) || closedByPhrase(open.targets, tokens[index]!)) return false;
  if (links(open.after) || !saysSomething(open.before)) return true;
  const next = tokens.slice(index + 1).find((token) => isTarget(token) || isSubstantive(token));
  return next === undefined || isTarget(next);
};

/** A phrase that says yes or no by itself is complete, unless what follows is about the same matter. */
const closedByPhrase = (targets: readonly Token[], next: Token): boolean =>
  targets.some(
    ({ entry }) => entry.states.length > 0 && !entry.states.some(({ topic }) => refersTo(next, topic)),
  );

const refersTo = ({ entry }: Token, topic: string): boolean =>
  entry.names.includes(topic) || entry.states.some((state) => state.topic === topic);
