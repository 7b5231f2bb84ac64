import { createAlarm } from './alarm.ts';
import type { Clock } from './clock.ts';

export interface OfficeWorker {
  start(): void;
  /** Something may be due earlier than was thought: settings have changed. */
  nudge(): void;
  /** Begins nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface OfficeWorkerOptions {
  /** Done one after the other at every look; each is told when the process is about to end. */
  chores: readonly ((stopping: () => boolean) => Promise<unknown>)[];
  clock: Clock;
  onError: (error: unknown) => void;
  /** Milliseconds between two looks. */
  lookEvery?: number;
}

/** Does what the calendar asks for. Every chore finds its own work in the database, so any number of processes may do this. */
export function createOfficeWorker(options: OfficeWorkerOptions): OfficeWorker {
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
