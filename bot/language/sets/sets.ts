import type { Clause } from '../words/clauses.ts';
import { positionsOf } from './positions.ts';
import { mentionedTopics, type Hearing, type Reading } from '../reading.ts';
import { drawTogether } from './set-drawing.ts';
import { gatherAll, gatherItems, type Gathered } from './set-gathering.ts';
import { hasKind, type Token } from '../words/token.ts';
import type { Topic } from '../types.ts';

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
    more: new Set(),
    rest: null,
    vague: false,
    tokens: [],
    fixed: false,
  };
  const asked = hearing.asking?.id === topic.id;
  let open = asked;
  let elsewhere = false;
  for (const clause of clauses) {
    const named = isNamed(clause, topic, hearing);
    elsewhere = !named && (elsewhere || clause.tokens.some(isOther(topic, hearing)));
    open = named || (open && !elsewhere);
    if (!open) continue;
    const items = itemsOf(clause.tokens, topic, asked);
    if (items.size > 0) gatherItems(clause, items, gathered);
    else if (hasKind(clause.tokens, 'plus') && gathered.absent.size > 0) addMissing(gathered);
    else gatherAll(clause, topic, named, hearing, gathered);
  }
  return gathered;
};

/** A word that belongs to the matter asked names no other, nor does what is told of it (各家投多少协议里写了). */
const isNamed = ({ tokens }: Clause, topic: Topic, { asking }: Hearing): boolean => {
  const other = asking !== null && asking.id !== topic.id;
  const isOwn = ({ entry }: Token): boolean => other && entry.own.includes(asking.id);
  const first = tokens.find(({ kind }) => kind !== 'soft' && kind !== 'all');
  if (first && isOwn(first)) return false;
  return tokens.some((token) => token.entry.names.includes(topic.id) && !isOwn(token));
};

/** 漏了资金投入，加上: what was missing is to be added. */
const addMissing = (gathered: Gathered): void => {
  gathered.added = new Set([...gathered.added, ...gathered.absent]);
  gathered.absent = new Set();
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
