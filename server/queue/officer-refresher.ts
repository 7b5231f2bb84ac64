import type { Clock } from './clock.ts';

export interface RefresherOptions {
  refresh: (now: Date) => Promise<void>;
  clock: Clock;
  onError: (error: unknown) => void;
  /** Milliseconds. */
  every?: number;
}

/** Looks up who is an officer: at the start, then every ten minutes, since nobody tells of a change of a department or tag. */
export function createOfficerRefresher({ refresh, clock, onError, every = 600_000 }: RefresherOptions) {
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  function run(): Promise<void> {
    running = refresh(new Date(clock.now()))
      .catch(onError)
      .then(() => {
        if (!stopped) cancel = clock.schedule(every, () => void run());
      });
    return running;
  }

  return {
    /** Resolves after the first look. */
    start: run,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
