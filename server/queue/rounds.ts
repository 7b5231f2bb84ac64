import { createAlarm } from './alarm.ts';
import type { Clock } from './clock.ts';

export interface Rounds {
  start(): void;
  /** Something may be due earlier than was thought: settings have changed. */
  nudge(): void;
  /** Begins nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

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
export function createRounds(options: RoundsOptions): Rounds {
  const { chores, clock, onError, lookEvery = 15_000 } = options;
  let running: Promise<void> | null = null;
  let again = false;
  let started = false;
  let stopped = false;
  const alarm = createAlarm(clock, 20, look);

  function look(): void {
    if (running !== null) {
      again = true;
      return;
    }
    running = doAll().finally(() => {
      running = null;
      if (!stopped) alarm.ringBy(clock.now() + (again ? 0 : lookEvery));
      again = false;
    });
  }

  /** A chore that fails is done again at the next look, and holds up none of the others. */
  async function doAll(): Promise<void> {
    for (const chore of chores) if (!stopped) await chore(() => stopped).catch(onError);
  }

  return {
    start() {
      started = true;
      look();
    },
    nudge() {
      if (running !== null) again = true;
      else if (started && !stopped) alarm.ringBy(clock.now());
    },
    async stop() {
      stopped = true;
      alarm.cancel();
      await running;
    },
  };
}

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
