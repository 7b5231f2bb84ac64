import { refusalOf, type Job, type KeptJob, type Target } from './job.ts';
import type { JobKeep, Transport } from './transport.ts';

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

const keptOf = ({ state: _s, sent: _n, reason: _r, kept: _k, ...job }: Job): KeptJob => job;

/** Files on their way, one after the other; each goes on where it stopped, after a lost network and after a closed page. */
export function createUploads(deps: UploadsDeps): Uploads {
  const { transport, keep } = deps;
  const jobs: Job[] = [];
  let stop: (() => void) | null = null;

  const find = (id: string) => jobs.find((job) => job.id === id);
  const isHeld = (job: Job) => jobs.includes(job);
  function changed(job?: Job): void {
    if (job?.kept && isHeld(job)) void keep.put(keptOf(job));
    deps.onChange();
  }
  function drop(job: Job): void {
    const at = jobs.indexOf(job);
    if (at >= 0) jobs.splice(at, 1);
    void keep.remove(job.id);
    deps.onChange();
  }

  function next(): void {
    if (jobs.some(({ state }) => state === 'sending')) return;
    const job = jobs.find(({ state }) => state === 'waiting');
    if (!job) return;
    job.state = 'sending';
    stop = transport.start(keptOf(job), hooksOf(job));
    deps.onChange();
  }

  function hooksOf(job: Job) {
    const while_ = (act: () => void) => () => {
      if (isHeld(job) && job.state === 'sending') act();
    };
    return {
      onUrl(url: string) {
        job.url = url;
        changed(job);
      },
      onProgress(sent: number) {
        job.sent = sent;
        deps.onChange();
      },
      onArrived: while_(() => {
        arrive(job);
        next();
      }),
      onAway: while_(() => {
        job.state = 'away';
        deps.onChange();
        deps.after(RETRY_MS, () => wake(job));
      }),
      onRefused(reason: string) {
        Object.assign(job, { state: 'refused', reason, url: null });
        void keep.remove(job.id);
        deps.onChange();
        next();
      },
    };
  }

  function arrive(job: Job): void {
    if (job.photo) {
      Object.assign(job, { state: 'arrived', arrived: true, sent: job.content.size });
      return changed(job);
    }
    drop(job);
    deps.onFile(job);
  }

  function wake(job: Job): void {
    if (job.state === 'away') job.state = 'waiting';
    next();
  }

  async function enter(file: File, target: Target): Promise<Job> {
    const last = Math.max(-1, ...jobs.filter(({ photo }) => photo).map(({ place }) => place));
    const job: Job = {
      ...target,
      ...{ id: deps.newId(), contact: deps.contact, name: file.name || '照片.jpg', content: file },
      ...{ url: null, arrived: false, place: last + 1, sent: 0, kept: false },
      ...{ state: 'waiting', reason: refusalOf(file.name, file.size) },
    };
    if (job.reason !== null) job.state = 'refused';
    jobs.push(job);
    const held = jobs.reduce((sum, { kept, content }) => sum + (kept ? content.size : 0), 0);
    if (job.reason === null && held + file.size <= MOST_KEPT_BYTES) {
      const kept = await keep.put(keptOf(job));
      if (isHeld(job)) job.kept = kept;
      else void keep.remove(job.id);
    }
    return job;
  }

  return {
    jobs,
    async restore() {
      const kept = await keep.all();
      for (const job of kept.filter(({ id, contact }) => contact === deps.contact && !find(id))) {
        const state = job.arrived ? 'arrived' : 'waiting';
        jobs.push({ ...job, state, sent: job.arrived ? job.content.size : 0, reason: null, kept: true });
      }
      jobs.sort((a, b) => a.place - b.place);
      deps.onChange();
      next();
    },
    async add(files, target) {
      for (const file of files) await enter(file, target);
      deps.onChange();
      next();
    },
    cancel(id) {
      const job = find(id);
      if (!job) return;
      if (job.state === 'sending') stop?.();
      if (job.url !== null) transport.discard(job.url);
      drop(job);
      next();
    },
    again(id) {
      for (const job of jobs.filter((one) => one.state === 'away' && (id ?? one.id) === one.id)) wake(job);
    },
    move(id, by) {
      const photos = jobs.filter(({ photo }) => photo).sort((a, b) => a.place - b.place);
      const at = photos.findIndex((job) => job.id === id);
      const [job, other] = [photos[at], photos[at + by]];
      if (!job || !other) return;
      [job.place, other.place] = [other.place, job.place];
      changed(job);
      changed(other);
    },
    forget: (ids) => ids.forEach((id) => find(id) && drop(find(id)!)),
    restart(ids) {
      for (const job of jobs.filter(({ id }) => ids.includes(id))) {
        Object.assign(job, { state: 'waiting', arrived: false, url: null, sent: 0 });
        changed(job);
      }
      next();
    },
  };
}
