import { without } from '../without.ts';
import { refusalOf, type Job, type KeptJob, type Target } from './job.ts';
import type { Hooks, JobKeep, Transport } from './transport.ts';

export interface UploadsDeps {
  contact: string;
  transport: Transport;
  keep: JobKeep;
  newId(): string;
  after(ms: number, act: () => void): void;
  onChange(): void;
  /** A file is in the checklist now. */
  onFile(job: Job): void;
}

export interface Uploads {
  readonly jobs: readonly Job[];
  /** Takes up what was under way when the page was closed. */
  restore(): Promise<void>;
  add(files: readonly File[], target: Target): Promise<void>;
  cancel(id: string): void;
  /** The network is back, or the person asks. */
  again(id?: string): void;
  move(id: string, by: -1 | 1): void;
  /** Pictures that have become a file. */
  forget(ids: readonly string[]): void;
  /** The server has lost pictures that had arrived: they are sent anew. */
  restart(ids: readonly string[]): void;
}

const RETRY_MS = 8_000;
/** More is not put aside on a phone. */
const MOST_KEPT_BYTES = 60 * 1024 * 1024;

const byPlace = (a: Job, b: Job) => a.place - b.place;
const keptOf = (job: Job): KeptJob => without(job, 'state', 'sent', 'reason', 'kept');

/** Files on their way, one after the other; each goes on where it stopped, after a lost network and after a closed page. */
export function createUploads(deps: UploadsDeps): Uploads {
  const shelf = createShelf(deps);
  const { jobs, find, drop, change } = shelf;
  const line = createLine(deps, shelf);
  return {
    jobs,
    async restore() {
      for (const job of await deps.keep.all()) {
        if (job.contact === deps.contact && !find(job.id)) jobs.push(restored(job));
      }
      jobs.sort(byPlace);
      line.next();
    },
    async add(files, target) {
      for (const file of files) await shelf.enter(file, target);
      line.next();
    },
    cancel(id) {
      const job = find(id);
      if (!job) return;
      line.stop(job);
      const { url } = job;
      // In this order: a page closed in between must not send anew what the server was told to forget.
      void drop(job).then(() => url !== null && deps.transport.discard(url));
      line.next();
    },
    again(id) {
      for (const job of jobs.filter((one) => (id ?? one.id) === one.id)) line.wake(job);
    },
    move(id, by) {
      const photos = jobs.filter(({ photo }) => photo).sort(byPlace);
      const at = photos.findIndex((job) => job.id === id);
      const [job, other] = [photos[at], photos[at + by]];
      if (!job || !other) return;
      const { place } = job;
      change(job, { place: other.place });
      change(other, { place });
    },
    forget: (ids) => jobs.filter(({ id }) => ids.includes(id)).forEach((job) => void drop(job)),
    restart(ids) {
      for (const job of jobs.filter(({ id }) => ids.includes(id))) {
        change(job, { state: 'waiting', arrived: false, url: null, sent: 0 });
      }
      line.next();
    },
  };
}

function restored(job: KeptJob): Job {
  const [state, sent] = job.arrived ? (['arrived', job.content.size] as const) : (['waiting', 0] as const);
  return { ...job, state, sent, reason: null, kept: true };
}

/** The uploads of this phone, and what of them outlives the page. */
function createShelf({ contact, keep, newId, onChange }: UploadsDeps) {
  const jobs: Job[] = [];

  function change(job: Job, changes: Partial<Job>): void {
    Object.assign(job, changes);
    if (job.kept && jobs.includes(job)) void keep.put(keptOf(job));
    onChange();
  }
  function drop(job: Job): Promise<void> {
    const at = jobs.indexOf(job);
    if (at >= 0) jobs.splice(at, 1);
    const removed = keep.remove(job.id);
    onChange();
    return removed;
  }
  async function enter(file: File, target: Target): Promise<void> {
    const last = Math.max(-1, ...jobs.filter(({ photo }) => photo).map(({ place }) => place));
    const reason = refusalOf(file.name, file.size);
    const job: Job = {
      ...target,
      ...{ id: newId(), contact, name: file.name || '照片.jpg', content: file, url: null },
      ...{ arrived: false, place: last + 1, sent: 0, kept: false, reason },
      state: reason === null ? 'waiting' : 'refused',
    };
    const held = jobs.reduce((sum, { kept, content }) => sum + (kept ? content.size : 0), 0);
    jobs.push(job);
    onChange();
    if (reason !== null || held + file.size > MOST_KEPT_BYTES) return;
    job.kept = await keep.put(keptOf(job));
    if (!jobs.includes(job)) void keep.remove(job.id);
  }
  return { jobs, find: (id: string) => jobs.find((job) => job.id === id), change, drop, enter };
}

/** One upload at a time. */
function createLine(
  { transport, keep, after, onChange, onFile }: UploadsDeps,
  shelf: ReturnType<typeof createShelf>,
) {
  const { jobs, change, drop } = shelf;
  let halt: (() => void) | null = null;

  function next(): void {
    const job = jobs.find(({ state }) => state === 'waiting');
    if (job && !jobs.some(({ state }) => state === 'sending')) {
      job.state = 'sending';
      halt = transport.start(keptOf(job), hooksOf(job));
    }
    onChange();
  }
  function wake(job: Job): void {
    if (job.state === 'away') job.state = 'waiting';
    next();
  }
  function arrive(job: Job): void {
    if (job.photo) return change(job, { state: 'arrived', arrived: true, sent: job.content.size });
    void drop(job);
    onFile(job);
  }
  function hooksOf(job: Job): Hooks {
    /** An upload that was cancelled is none of ours any more. */
    const held = <A extends unknown[]>(act: (...args: A) => void) => {
      return (...args: A) => jobs.includes(job) && act(...args);
    };
    return {
      onUrl: held((url: string) => change(job, { url })),
      onProgress: held((sent: number) => {
        job.sent = sent;
        onChange();
      }),
      onArrived: held(() => {
        arrive(job);
        next();
      }),
      onAway: held(() => {
        change(job, { state: 'away' });
        after(RETRY_MS, () => wake(job));
        next();
      }),
      onRefused: held((reason: string) => {
        change(job, { state: 'refused', reason, url: null, kept: false });
        void keep.remove(job.id);
        next();
      }),
    };
  }
  return { next, wake, stop: (job: Job) => void (job.state === 'sending' && halt?.()) };
}
