import { hasKind, type Token } from '../words/token.ts';
import { isSubstantive } from './predicate.ts';
import type { Part } from './part.ts';
import { ofVerdict } from './verdict.ts';
import { certain, doubtful, isHedged, type Stance } from './stance.ts';

/** What several clauses say of one matter, taken together, in the order in which they were said. */
export const combineParts = (parts: readonly Part[], either: boolean): Stance | null => {
  const said = withoutLesser(parts);
  const [first] = said;
  if (!first || said.length === 1) return first?.stance ?? parts[0]?.stance ?? null;
  const values = [...new Set(said.flatMap(({ stance }) => stance.values))];
  if (said.some(({ stance }) => isHedged(stance))) return doubtful(...values);
  return together(said, either) ?? doubtful(...values);
};

const together = (said: readonly Part[], either: boolean): Stance | null =>
  ofNow(said) ??
  ofVerdict(said, either) ??
  ofWeakOther(said) ??
  ofSeveral(said, either) ??
  ofUnknown(said) ??
  ofFirst(said) ??
  ofLast(said);

/** Beside a plain answer, plans and a bare 在 say nothing. */
const withoutLesser = (parts: readonly Part[]): Part[] => {
  const plain = parts.some(({ stance }) => stance.sure && !stance.ahead);
  return parts.filter(({ stance: { ahead, slight, values } }) =>
    plain ? !ahead && !slight : !ahead || values.length > 0,
  );
};

const EARLIER = new Set(['past', 'back']);
const NOW = /^(?:现在|如今|眼下|目前|后来|刚刚?|今天|已经?)$/;

/** 本来有，现在没有: what holds now. */
const ofNow = (said: readonly Part[]): Stance | null => {
  const last = said.at(-1)!;
  const now = last.tokens.some(({ text }) => NOW.test(text));
  const earlier = said
    .slice(0, -1)
    .some(({ tokens }) => tokens.some(({ kind, text }) => EARLIER.has(kind) || /^之前|^前面/.test(text)));
  return now && earlier && last.stance.sure ? last.stance : null;
};

/** 企业签了，高校还没签: of several things some are so and some are not. */
const ofSeveral = (said: readonly Part[], either: boolean): Stance | null => {
  if (!said.every(({ stance }) => isTelling(stance))) return null;
  const values = [...new Set(said.map(({ stance }) => stance.values[0]!))];
  const sure = said.every(({ stance }) => stance.sure);
  if (either && values.length > 1 && !values.includes('partly'))
    return said.some(isSureYes) ? certain('yes') : null;
  const apart = areApart(said);
  if (values.length === 1) return sure || apart ? certain(values[0]!) : null;
  return isMixed(said, values, sure, apart) ? certain('partly') : null;
};

const isSureYes = ({ stance: { sure, values } }: Part): boolean => sure && values[0] === 'yes';

const isMixed = (
  said: readonly Part[],
  values: readonly string[],
  sure: boolean,
  apart: boolean,
): boolean => {
  if (said.some(({ tokens }) => hasKind(tokens, 'hardly'))) return false;
  const turned = values.includes('partly') || said.some(({ clause }) => clause.but);
  return apart || (sure && turned);
};

const TELLING = new Set(['yes', 'no', 'partly']);
const isTelling = ({ sure, values }: Stance): boolean =>
  TELLING.has(values[0] ?? '') && (sure || values.length <= 2);

/** Each of another thing, or the first of none in particular and the later of one. */
const areApart = (told: readonly Part[]): boolean => {
  const subjects = told.map(subjectOf);
  const [head, ...rest] = subjects;
  if (rest.some((subject) => subject === null)) return told.every(isCounted);
  return new Set(subjects).size === subjects.length && (head !== null || told[0]!.stance.sure);
};

const isCounted = ({ tokens }: Part): boolean =>
  tokens.some(({ kind, text }) => kind === 'number' || text === '有的' || text === '有些');

/** The thing that a clause says something of: the last one named before what is said. */
const subjectOf = ({ topic, tokens }: Part): string | null => {
  const says = tokens.findLastIndex(isSubstantive);
  const isThing = ({ entry, kind }: Token): boolean =>
    kind === 'other' ||
    kind === 'number' ||
    entry.own.includes(topic) ||
    entry.names.length > 0 ||
    entry.nouns.length > 0;
  const subject =
    tokens.slice(0, Math.max(says, 0)).findLast(isThing) ?? tokens.slice(says + 1).find(isThing);
  return subject?.kind === 'number' ? `${subject.text} ${subject.start}` : (subject?.text ?? null);
};

/** 一所有，另一所一般: one is so, and another is not quite. */
const ofWeakOther = (said: readonly Part[]): Stance | null => {
  const [first, second] = said;
  const counted = said.length === 2 && isCounted(first!) && isCounted(second!);
  const weak = second!.tokens.some(({ text }) => /^(?:一般般?|马马虎虎|凑合|勉强|差点意思)$/.test(text));
  return counted && weak && first!.stance.sure && first!.stance.values[0] === 'yes'
    ? certain('partly')
    : null;
};

/** 不清楚，是律师拟的: what comes beside it is no statement. */
const ofUnknown = (said: readonly Part[]): Stance | null => {
  const unknown = said.some(({ stance }) => stance.sure && stance.values[0] === 'unsure');
  return unknown && !said.some(({ stance }) => stance.sure && stance.values[0] !== 'unsure')
    ? certain('unsure')
    : null;
};

/** A plain answer stands, whatever weaker words of the same drift follow it. */
const ofFirst = (said: readonly Part[]): Stance | null => {
  const [first, ...rest] = said;
  const { stance } = first!;
  const follows = rest.every(
    (part) =>
      !part.clause.but &&
      (part.stance.values.length === 0
        ? !isCounted(part) || !isCounted(first!)
        : part.stance.values[0] === stance.values[0]),
  );
  return stance.sure && follows ? stance : null;
};

/** 谈好了，还没正式签: weaker words before a plain last one. */
const ofLast = (said: readonly Part[]): Stance | null => {
  const last = said.at(-1)!;
  const weaker = said
    .slice(0, -1)
    .every(
      ({ stance, tokens }) =>
        stance.values[0] === last.stance.values[0] ||
        (!stance.sure && tokens.some(({ kind }) => kind === 'verb' || kind === 'reach')),
    );
  return last.stance.sure && weaker ? last.stance : null;
};
