import type { Token } from '../words/token.ts';

/** What the words read so far have said. */
export interface Marks {
  yes: boolean;
  no: boolean;
  part: boolean;
  unsure: boolean;
  vague: boolean;
  hedge: boolean;
  ahead: boolean;
  twice: boolean;
  /** Said of some of several: 有两家还没签. */
  some: boolean;
  /** Said of what has happened so far: 没合作过. */
  ever: boolean;
  past: boolean;
  /** Said to be less than it should be: 不太强. */
  weak: boolean;
}

/** Where the reading of a predicate stands. */
export interface Progress {
  topic: string | null;
  /** Negated, and nothing has been negated yet. */
  neg: boolean;
  negText: string;
  running: boolean;
  future: boolean;
  /** The future only by a point in time, which may lie behind: 年底. */
  moment: boolean;
  marks: Marks;
}

/** Takes in a value, turned round by a negation and weakened by 正在 or 打算 before it. */
export const settle = (progress: Progress, value: 'yes' | 'no' | 'partly'): void => {
  const { marks } = progress;
  if (value === 'partly') marks.part = true;
  else if (progress.neg && value === 'no') marks.twice = true;
  else if (progress.neg || value === 'no') marks.no = true;
  else if (progress.running) marks.part = true;
  else if (progress.future) marks.ahead = true;
  else marks.yes = true;
  progress.neg = false;
  progress.running = false;
};

/** Takes one token in; returns how many of the following ones it used up. */
export type Act = (tokens: readonly Token[], index: number, progress: Progress) => number;
