import type { Clock } from './clock.ts';
import { createWatch, type Watch } from './watch.ts';

export type Chore = (stopping: () => boolean) => Promise<unknown>;

export interface RoundsOptions {
  /** Done one after the other at every look; each is told when the process is about to end. */
  chores: readonly Chore[];
  clock: Clock;
  onError: (error: unknown) => void;
  /** Milliseconds between two looks. */
  lookEvery?: number;
}

/** Does what the calendar asks for. Every chore finds its own work in the database, so any number of processes may do this. */
export const createRounds = ({ chores, clock, onError, lookEvery = 15_000 }: RoundsOptions): Watch =>
  createWatch({
    ...{ clock, onError, lookEvery },
    /** A chore that fails is done again at the next look, and holds up none of the others. */
    async look(stopping) {
      for (const chore of chores) if (!stopping()) await chore(stopping).catch(onError);
    },
  });

/** A chore that needs not be done at every look, but when so many milliseconds have passed since it was done last; one that failed is done again. */
export function paced(every: number, clock: () => number, chore: Chore): Chore {
  let done = -Infinity;
  return async (stopping) => {
    const now = clock();
    if (Math.abs(now - done) < every) return;
    await chore(stopping);
    done = now;
  };
}
