import type { Clock } from './clock.ts';

export interface AnnualOpeningOptions {
  /** Opens what is not open yet; answers with how many. */
  open: (now: Date) => Promise<number>;
  clock: Clock;
  onOpened: (count: number) => void;
  onError: (error: unknown) => void;
  /** Milliseconds. */
  every?: number;
}

/**
 * Looks every ten minutes, and at the start, whether reports are to be opened: nothing depends on the program running at midnight of
 * 1 January, and a filing that is entered late gets its report too.
 */
export function createAnnualOpeningWork({
  open,
  clock,
  onOpened,
  onError,
  every = 600_000,
}: AnnualOpeningOptions) {
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function look(): Promise<void> {
    const opened = await open(new Date(clock.now()));
    if (opened > 0) onOpened(opened);
  }
  function run(): void {
    running = look()
      .catch(onError)
      .then(() => {
        if (!stopped) cancel = clock.schedule(every, run);
      });
  }
  return {
    start: run,
    stopping: () => stopped,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
