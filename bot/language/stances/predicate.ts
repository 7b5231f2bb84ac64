import { ACTS } from './predicate-acts.ts';
import { settle, type Marks, type Progress } from './progress.ts';
import { certain, doubtful, type Stance } from './stance.ts';
import type { Token } from '../words/token.ts';

const SUBSTANTIVE = new Set(
  'have yes neg pos bad part progress soon unsure vague verb reach lack future past weak less fair hardly cannot can going'.split(
    ' ',
  ),
);

/** Whether a token can say something of a matter, so that a name on its other side belongs to other words. */
export const isSubstantive = ({ kind, entry }: Token): boolean =>
  SUBSTANTIVE.has(kind) || entry.states.length > 0;

/** Reads words such as 还没签, 正在走流程, 应该有吧 about `topic` (null: no phrase of a topic counts). Null: nothing said. */
export const readStance = (tokens: readonly Token[], topic: string | null): Stance | null => {
  if (isDivided(tokens)) return certain('partly');
  const marks: Marks = {
    yes: false,
    no: false,
    part: false,
    unsure: false,
    vague: false,
    hedge: false,
    ahead: false,
    twice: false,
    some: false,
    ever: false,
    past: false,
    weak: false,
  };
  const progress: Progress = {
    topic,
    neg: false,
    negText: '',
    running: false,
    future: false,
    moment: false,
    marks,
  };
  for (let index = 0; index < tokens.length; index += 1) {
    index += step(tokens, index, topic, progress);
  }
  if (progress.neg) marks.no = true;
  return conclude(marks, progress);
};

/** 有的签了有的没签. */
export const isDivided = (tokens: readonly Token[]): boolean => {
  const parts = /(有的|有些)(.{1,6})\1(.{1,6})/.exec(tokens.map(({ text }) => text).join(''));
  return parts !== null && DENIES.test(parts[2]!) !== DENIES.test(parts[3]!);
};
const DENIES = /[没不未无]/;

/** Takes one token in; returns how many of the following ones it used up. */
const step = (tokens: readonly Token[], index: number, topic: string | null, progress: Progress): number => {
  const token = tokens[index]!;
  const states = token.entry.states.filter((ref) => ref.topic === topic);
  if (states.length > 0 && !isUnderWay(tokens, index)) {
    settle(progress, states[0]!.value);
    if (isConcededPhrase(tokens, index)) progress.marks.vague = true;
    if (states.length > 1 || (progress.future && !progress.neg)) progress.marks.vague = true;
    return 0;
  }
  const act = ACTS[token.kind];
  return act ? act(tokens, index, progress) : 0;
};

/** 迁址在办了: 在 before a verb is no place. */
const isUnderWay = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]!.text === '在' && tokens[index]!.kind === 'progress' && tokens[index + 1]?.kind === 'verb';

/** 请是请了. */
const isConcededPhrase = (tokens: readonly Token[], index: number): boolean =>
  /^倒?是$/.test(tokens[index - 1]?.text ?? '') && tokens[index - 2]?.text === tokens[index]!.text[0];

/** Puts the marks together; the order of the lines is the order of their weight. */
const conclude = (marks: Marks, { running, future }: Progress): Stance | null => {
  const vague = isVague(marks);
  const said = marks.yes || marks.no;
  if (marks.unsure) return unknown(said && marks.hedge);
  if (marks.some && said) return inPart(marks, marks.hedge);
  if (marks.twice) return doubtful('yes', 'partly');
  if (marks.part) return inPart(marks, marks.hedge || (vague && marks.yes));
  return settled(marks, vague) ?? unsettled(marks, vague, running, future);
};

const unknown = (guessed: boolean): Stance => (guessed ? doubtful('unsure', 'yes') : certain('unsure'));

const isVague = ({ vague, weak, past, ever }: Marks): boolean => vague || weak || (past && !ever);

const inPart = ({ no }: Marks, shaky: boolean): Stance =>
  shaky ? doubtful('partly', no ? 'no' : 'yes') : certain('partly');

const settled = ({ yes, no, hedge }: Marks, vague: boolean): Stance | null => {
  if (yes && no) return doubtful('partly', 'yes', 'no');
  if (!yes && !no) return null;
  const value = yes ? 'yes' : 'no';
  if (vague) return doubtful(value, 'partly');
  return hedge ? doubtful(value, 'unsure') : certain(value);
};

const unsettled = (
  { ahead, hedge }: Marks,
  vague: boolean,
  running: boolean,
  future: boolean,
): Stance | null => {
  if (ahead) return { values: ['no'], sure: !vague && !hedge, ahead: true };
  if (running && !future) return { ...doubtful('partly'), slight: true };
  if (future && !vague) return { ...doubtful(), ahead: true };
  return vague || future ? doubtful() : null;
};
