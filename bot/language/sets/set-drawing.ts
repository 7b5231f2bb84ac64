import { textOf, type Hearing, type Reading } from '../reading.ts';
import type { Gathered } from './set-gathering.ts';
import type { Topic } from '../types.ts';

/** One reading from all that was said of a set. */
export const drawTogether = (gathered: Gathered, topic: Topic, hearing: Hearing): Reading[] => {
  const ids = topic.options.map(({ id }) => id);
  const known = hearing.known[topic.id];
  const drawn = draw(
    gathered,
    ids,
    Array.isArray(known) ? (known as string[]) : null,
    hearing.asking?.id === topic.id,
  );
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
): Drawn => {
  const { absent, excepted, rest } = gathered;
  const present = new Set([...gathered.present, ...gathered.more]);
  const without = (...out: ReadonlySet<string>[]): Set<string> =>
    new Set(ids.filter((id) => !out.some((set) => set.has(id))));
  if (isChange(gathered, known)) return changed(gathered, known);
  if (rest === 'out') return certainly(excepted.size > 0 ? excepted : present);
  if (rest === 'in' || excepted.size > 0) return { sets: [without(absent, excepted)], sure: rest === 'in' };
  return named(gathered, present, without(absent), asked ? null : known);
};

/** Only some items were named, as there or as missing. */
const named = (
  { absent, fixed }: Gathered,
  present: Set<string>,
  others: Set<string>,
  known: readonly string[] | null,
): Drawn => {
  if (known && !fixed && present.size > 0) return grown(present, known);
  if (present.size > 0) return listed(present, absent, others);
  if (absent.size === 0) return { sets: [], sure: false };
  return certainly(known ? new Set(known.filter((id) => !absent.has(id))) : others);
};

const isChange = ({ added, removed, more }: Gathered, known: readonly string[] | null): boolean =>
  added.size > 0 || removed.size > 0 || (known !== null && more.size > 0);

/** 协议写了目标 after others were named: more of them, or only these. */
const grown = (present: ReadonlySet<string>, known: readonly string[]): Drawn => {
  const union = new Set([...known, ...present]);
  return union.size === present.size ? certainly(present) : { sets: [union, present], sure: false };
};

const certainly = (set: ReadonlySet<string>): Drawn => ({ sets: [set], sure: true });

/** 有目标没有分工 leaves open what of the items not named. */
const listed = (present: Set<string>, absent: Set<string>, others: Set<string>): Drawn =>
  absent.size === 0 || others.size === present.size
    ? certainly(present)
    : { sets: [present, others], sure: false };

/** 加上, 去掉: changes what is known; without anything known, 加上 only adds to what is listed here. */
const changed = (
  { present, added, removed, absent, more }: Gathered,
  known: readonly string[] | null,
): Drawn => {
  const base = present.size > 0 ? [...present] : (known ?? []);
  const next = new Set([...base, ...added, ...more].filter((id) => !removed.has(id) && !absent.has(id)));
  return { sets: [next], sure: known !== null || present.size > 0 };
};
