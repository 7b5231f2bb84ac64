import type { FinishUpload } from '../services/papers/finish-upload.ts';
import type { Upload } from '../services/papers/ports.ts';
import { ServerError } from '../errors.ts';
import type { Clock } from './clock.ts';

export interface SweeperOptions {
  uploads: { whole(): Promise<readonly Upload[]>; sweep(now: Date): Promise<number> };
  finish: FinishUpload;
  clock: Clock;
  onError: (error: unknown) => void;
  /** Milliseconds. */
  every?: number;
}

/** Finishes uploads whose last byte arrived just before a crash, and removes what nobody comes back for: at the start, then every hour. */
export function createUploadSweeper({ uploads, finish, clock, onError, every = 3_600_000 }: SweeperOptions) {
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function sweep(): Promise<void> {
    const now = new Date(clock.now());
    for (const upload of await uploads.whole()) await finish(upload, now).catch(unlessRefused);
    await uploads.sweep(now);
  }
  /** A refused upload is gone already; whoever sent it is told when they come back. */
  const unlessRefused = (error: unknown) => {
    if (!(error instanceof ServerError && error.status < 500)) onError(error);
  };

  function run(): void {
    running = sweep()
      .catch(onError)
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
