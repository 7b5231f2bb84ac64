import type {
  CheckPaper,
  ClaimedFile,
  FileStore,
  PaperFile,
  PaperStore,
  PaperWork,
} from '../services/papers/ports.ts';
import { backoffAfter, type Backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import { createWatch, type Watch } from './watch.ts';

export interface PaperWorkerOptions {
  work: PaperWork;
  papers: Pick<PaperStore, 'replaceFindings'>;
  files: FileStore;
  /** Null: files are not scanned for viruses. */
  scan: ((content: AsyncIterable<Uint8Array | string>) => Promise<{ threat: string | null }>) | null;
  check: CheckPaper;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  onError: (error: unknown) => void;
  settings?: Partial<PaperWorkerSettings>;
}

export interface PaperWorkerSettings {
  /** Files taken up at once. */
  concurrency: number;
  /** Milliseconds between two looks, when nobody nudges: other processes add files too. */
  lookEvery: number;
  /** Milliseconds after which another process may try as well. */
  lease: number;
  backoff: Backoff;
}

const DEFAULTS: PaperWorkerSettings = {
  concurrency: 2,
  lookEvery: 2_000,
  lease: 180_000,
  backoff: { base: 2_000, cap: 600_000 },
};

/** Scans and checks files after their uploads have been answered. The rows of the files are its queue, so nothing is lost with a process. */
export function createPaperWorker(options: PaperWorkerOptions): Watch {
  const { work, clock, onError } = options;
  const settings = { ...DEFAULTS, ...options.settings };

  async function look(stopping: () => boolean): Promise<void> {
    while (!stopping()) {
      const now = clock.now();
      const claimed = await work.claim(settings.concurrency, new Date(now), new Date(now + settings.lease));
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((one) => carryOut(options, settings, one)));
    }
  }

  return createWatch({ look, lookEvery: settings.lookEvery, clock, onError });
}

async function carryOut(
  options: PaperWorkerOptions,
  settings: PaperWorkerSettings,
  { file, attempts }: ClaimedFile,
): Promise<void> {
  const { work, papers, check, clock, random, onError } = options;
  const now = () => new Date(clock.now());
  try {
    // A scanner that is away holds nobody's hints back: those are made apart from the program.
    const scanned = await attempt(() => scanFile(options, file, now()), onError);
    if (scanned === 'infected') return;
    if (file.check === 'running') await papers.replaceFindings(file, await check(file), now());
    if (scanned !== 'failed') return void (await work.done(file.id));
  } catch (error) {
    onError(error);
  }
  const due = clock.now() + backoffAfter(attempts, settings.backoff, random());
  await work.postpone(file.id, new Date(due)).catch(onError);
}

async function attempt<T>(step: () => Promise<T>, onError: (error: unknown) => void): Promise<T | 'failed'> {
  try {
    return await step();
  } catch (error) {
    onError(error);
    return 'failed';
  }
}

/** Without a clear word from the scanner a file goes on waiting. */
async function scanFile({ work, files, scan }: PaperWorkerOptions, file: PaperFile, now: Date) {
  if (file.scan !== 'waiting') return 'clean';
  if (scan === null) {
    await work.scanned(file.id, 'off');
    return 'clean';
  }
  const { threat } = await scan(await files.open(file.storageKey));
  if (threat === null) {
    await work.scanned(file.id, 'clean');
    return 'clean';
  }
  await work.infected(file, threat, now);
  await files.remove(file.storageKey);
  return 'infected';
}
