import type { Clause } from './clauses.ts';
import { groupTargets, type Group } from './groups.ts';
import { itemCount, positionsOf } from './positions.ts';
import { readStance, type Stance } from './predicate.ts';
import { mentionedTopics, textOf, type Hearing, type Reading } from './reading.ts';
import { unknownLength, type Token } from './tokens.ts';
import type { Topic } from './types.ts';

const MUCH_UNKNOWN = 3;

/** What the clauses say of a set's items, gathered before it is drawn together. */
interface Gathered {
  present: Set<string>;
  absent: Set<string>;
  excepted: Set<string>;
  added: Set<string>;
  removed: Set<string>;
  /** What holds of all the items not named: 其他都有, 都没有. */
  rest: 'in' | 'out' | null;
  vague: boolean;
  tokens: Token[];
  fixed: boolean;
}

/** Reads sets: by listing (目标、分工, 1、2、4, 前三项), by what is missing (缺…, 除了…都有), by all or none. */
export const readSets = (clauses: readonly Clause[], hearing: Hearing): Reading[] => {
  const ours = clauses.filter(({ scope }) => scope === 'ours');
  const mentioned = mentionedTopics(ours);
  return [...hearing.lexicon.topics.values()]
    .filter(({ type, id }) => type === 'set' && (id === hearing.asking?.id || mentioned.has(id)))
    .flatMap((topic) => {
      const gathered = gather(ours, topic, hearing);
      return gathered.tokens.length === 0 ? [] : drawTogether(gathered, topic, hearing);
    });
};

const gather = (clauses: readonly Clause[], topic: Topic, hearing: Hearing): Gathered => {
  const gathered: Gathered = {
    present: new Set(),
    absent: new Set(),
    excepted: new Set(),
    added: new Set(),
    removed: new Set(),
    rest: null,
    vague: false,
    tokens: [],
    fixed: false,
  };
  const asked = hearing.asking?.id === topic.id;
  let open = asked;
  let elsewhere = false;
  for (const clause of clauses) {
    const named = clause.tokens.some(({ entry }) => entry.names.includes(topic.id));
    elsewhere = !named && (elsewhere || clause.tokens.some(isOther(topic, hearing)));
    open = named || (open && !elsewhere);
    if (!open) continue;
    const items = itemsOf(clause.tokens, topic, asked);
    if (items.size > 0) gatherItems(clause, items, gathered);
    else gatherAll(clause, topic, named, hearing, gathered);
  }
  return gathered;
};

/** Speaks of another matter, so that 都有 after it is not about this set. */
const isOther =
  (topic: Topic, { asking }: Hearing) =>
  ({ entry }: Token): boolean =>
    entry.options.every((ref) => ref.topic !== topic.id) &&
    entry.names.length > 0 &&
    !entry.names.includes(asking?.id ?? '');

/** The options that each token of a clause stands for. */
const itemsOf = (tokens: readonly Token[], topic: Topic, asked: boolean): Map<Token, readonly string[]> => {
  const items = new Map<Token, readonly string[]>();
  const lettered = tokens.every(({ kind }) => kind !== 'gap' && kind !== 'idle');
  tokens.forEach((token, index) => {
    const named = token.entry.options.filter((ref) => ref.topic === topic.id).map(({ option }) => option);
    if (named.length > 0) items.set(token, named);
    else if (asked && lettered && (token.position || token.numeral || token.kind === 'latin')) {
      const places = positionsOf(tokens, index, topic.options.length);
      if (places && places.length > 0)
        items.set(
          token,
          places.map((place) => topic.options[place - 1]!.id),
        );
    }
  });
  return items;
};

const gatherItems = (clause: Clause, items: Map<Token, readonly string[]>, gathered: Gathered): void => {
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
  const first = group.before.at(-1)?.kind ?? '';
  if (group.before.some(({ kind }) => kind === 'plus')) return gathered.added;
  if (group.before.some(({ kind }) => kind === 'minus') && first !== 'neg') return gathered.removed;
  const lacks = group.before.some(
    ({ kind, text }) => kind === 'lack' || /^(?:还差|就差|只差|差)$/.test(text),
  );
  if (lacks) return words.some(({ kind }) => kind === 'hedge') ? null : gathered.absent;
  const stance = readStance(words, null);
  if (stance === null) return gathered.present;
  if (!stance.sure) return null;
  if (stance.values[0] === 'yes') return gathered.present;
  return stance.values[0] === 'no' && !stance.ahead ? gathered.absent : null;
};

const note = (clause: Clause, gathered: Gathered): void => {
  gathered.tokens.push(...clause.tokens);
  gathered.fixed ||= clause.fixed;
  const { tokens } = clause;
  if (
    clause.ahead ||
    tokens.some(({ kind }) => kind === 'hedge' || kind === 'future' || kind === 'unsure' || kind === 'past')
  )
    gathered.vague = true;
  if (unknownLength(tokens) > MUCH_UNKNOWN) gathered.vague = true;
};

const gatherRest = (after: readonly Token[], gathered: Gathered): void => {
  const stance = readStance(after, null);
  if (!stance) return;
  if (!stance.sure) gathered.vague = true;
  else gathered.rest = stance.values[0] === 'no' ? 'out' : 'in';
};

/** 都有, 七项齐全, 一项都没有; a bare 没有 too when the set is what was asked. */
const gatherAll = (
  clause: Clause,
  topic: Topic,
  named: boolean,
  hearing: Hearing,
  gathered: Gathered,
): void => {
  const { tokens } = clause;
  const asked = hearing.asking?.id === topic.id;
  const rest = tokens.some(({ kind }) => kind === 'other');
  const stance = readStance(tokens, null) ?? countedAll(tokens, topic);
  if (
    !stance ||
    stance.values[0] === 'unsure' ||
    tokens.some(({ entry }) => entry.nouns.length > 0) ||
    !suits(tokens, hearing)
  )
    return;
  const counted = tokens.findIndex((_, index) => itemCount(tokens, index) !== null);
  const count = counted < 0 ? null : itemCount(tokens, counted)!;
  const none = stance.values[0] === 'no' && (asked || named) && (count === null || count === 1);
  const all =
    stance.values[0] === 'yes' &&
    (tokens.some(saysAll) || (rest && count === null)) &&
    (count === null || count === topic.options.length);
  const whole = count === topic.options.length && stance.values[0] === 'yes';
  if (!asked && !(named && (all || none))) return;
  note(clause, gathered);
  if (!stance.sure || unknownLength(tokens) > 0 || (!none && !all && !whole)) gathered.vague = true;
  else gathered.rest = none ? 'out' : 'in';
};

/** 全部七项: all of them, without a verb. */
const countedAll = (tokens: readonly Token[], topic: Topic): Stance | null => {
  const all = tokens.some(({ kind }) => kind === 'all') && unknownLength(tokens) === 0;
  const counted = tokens.some((_, index) => itemCount(tokens, index) === topic.options.length);
  return all && counted ? { values: ['yes'], sure: true, ahead: false } : null;
};

const saysAll = ({ kind, text }: Token): boolean =>
  kind === 'all' ||
  /^(?:都|全|均)/.test(text) ||
  ['齐全', '齐备', '齐了', '齐', '全了', '完整', '完备', '一应俱全', '健全', '完善', '齐活'].includes(text);

/** 都签了 is about a matter whose name begins with signing (签约), not about the items of a set. */
const suits = (tokens: readonly Token[], { lexicon }: Hearing): boolean =>
  tokens.every(({ kind, text, entry }) => {
    if (entry.states.length > 0) return false;
    if (kind !== 'verb') return true;
    return ![...lexicon.topics.values()].some(
      ({ type, names }) => type === 'yes_no' && names.some((name) => name.startsWith(text[0]!)),
    );
  });

const drawTogether = (gathered: Gathered, topic: Topic, hearing: Hearing): Reading[] => {
  const ids = topic.options.map(({ id }) => id);
  const known = hearing.known[topic.id];
  const drawn = draw(
    gathered,
    ids,
    Array.isArray(known) ? (known as string[]) : null,
    hearing.asking?.id === topic.id,
  );
  if (!drawn) return [];
  const order = (set: ReadonlySet<string>): string[] => ids.filter((id) => set.has(id));
  return [
    {
      topic: topic.id,
      values: drawn.sets.map(order),
      sure: drawn.sets.length === 1 && drawn.sure && !gathered.vague,
      evidence: textOf(gathered.tokens, hearing.text),
      at: gathered.tokens[0]!.start,
      fixed: gathered.fixed,
    },
  ];
};

interface Drawn {
  sets: ReadonlySet<string>[];
  sure: boolean;
}

const draw = (
  gathered: Gathered,
  ids: readonly string[],
  known: readonly string[] | null,
  asked: boolean,
): Drawn | null => {
  const { present, absent, excepted, added, removed, rest } = gathered;
  const without = (...out: ReadonlySet<string>[]): Set<string> =>
    new Set(ids.filter((id) => !out.some((set) => set.has(id))));
  const one = (set: ReadonlySet<string>, sure = true): Drawn => ({ sets: [set], sure });
  if (added.size > 0 || removed.size > 0) return changed(gathered, known);
  if (rest === 'out' && excepted.size > 0) return one(excepted);
  if (rest === 'out') return one(present);
  if (rest === 'in') return one(without(absent, excepted));
  if (excepted.size > 0) return one(without(excepted), false);
  if (present.size > 0 && absent.size > 0) {
    return present.size + absent.size === ids.length
      ? one(present)
      : { sets: [present, without(absent)], sure: false };
  }
  if (present.size > 0) return one(present, asked || present.size > 0);
  if (absent.size > 0)
    return known && !asked ? one(new Set(known.filter((id) => !absent.has(id)))) : one(without(absent));
  return { sets: [], sure: false };
};

/** 加上, 去掉: changes what is known; without anything known, 加上 only adds to what is listed here. */
const changed = ({ present, added, removed, absent }: Gathered, known: readonly string[] | null): Drawn => {
  const base = present.size > 0 ? [...present] : (known ?? []);
  const next = new Set([...base, ...added].filter((id) => !removed.has(id) && !absent.has(id)));
  return { sets: [next], sure: known !== null || present.size > 0 };
};
