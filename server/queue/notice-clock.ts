import type { Clock } from './clock.ts';

export interface NoticeClockOptions {
  /** Ends the notices whose last day is over. */
  end: (now: Date) => Promise<unknown>;
  clock: Clock;
  onError: (error: unknown) => void;
  /** Milliseconds. */
  every?: number;
}

/**
 * Looks at the start and every five minutes; any number of processes may. Pages and filing go by the day itself, so that nothing hangs on
 * the minute.
 */
export function createNoticeClock({ end, clock, onError, every = 300_000 }: NoticeClockOptions) {
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  function run(): void {
    running = end(new Date(clock.now()))
      .then(() => {}, onError)
      .then(() => {
        if (!stopped) cancel = clock.schedule(every, run);
      });
  }

  return {
    start: run,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
