import { createAlarm } from './alarm.ts';
import type { Clock } from './clock.ts';

/** Work whose queue is the rows of a database, where other processes bring some too. */
export interface Watch {
  /** Looks at once, and from then on again and again. */
  start(): void;
  /** There may be work. Cheap; may be called at any time. Before the start nothing comes of it. */
  nudge(): void;
  /** Begins nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface WatchOptions {
  /** Does all that is to be done; asks in between whether the process is about to end. */
  look: (stopping: () => boolean) => Promise<unknown>;
  /** Milliseconds between two looks of an idle system. */
  lookEvery: number;
  clock: Clock;
  onError: (error: unknown) => void;
}

/** Two nudges in a row are one look. */
const SPACING = 20;

/** One look after the other: work that comes during one may have come too late for it, and is looked for at once afterwards. */
export function createWatch({ look, lookEvery, clock, onError }: WatchOptions): Watch {
  let running: Promise<void> | null = null;
  let again = false;
  let working = false;
  const alarm = createAlarm(clock, SPACING, run);

  function run(): void {
    running = look(() => !working)
      .catch(onError)
      .then(() => {
        running = null;
        if (working) alarm.ringBy(clock.now() + (again ? 0 : lookEvery));
        again = false;
      });
  }

  return {
    start() {
      working = true;
      run();
    },
    nudge() {
      if (running !== null) again = true;
      else if (working) alarm.ringBy(clock.now());
    },
    async stop() {
      working = false;
      alarm.cancel();
      await running;
    },
  };
}
