import type { KeptJob } from './job.ts';

/** What becomes of an upload that is under way. */
export interface Hooks {
  /** The server has begun it, at this address. */
  onUrl(url: string): void;
  onProgress(sent: number): void;
  /** `file`: its id in the checklist; null for a picture. */
  onArrived(file: string | null): void;
  /** No answer, or none that is final. */
  onAway(): void;
  onRefused(reason: string): void;
}

export interface Transport {
  /** Begins, or goes on where the server has got to; answers how to stop. */
  start(job: KeptJob, hooks: Hooks): () => void;
  /** Tells the server to forget it; whether it hears does not matter, since it forgets by itself in time. */
  discard(url: string): void;
}

/** Uploads over a closed page. Each resolves to whether it worked: a phone may keep nothing. */
export interface JobKeep {
  all(): Promise<readonly KeptJob[]>;
  put(job: KeptJob): Promise<boolean>;
  remove(id: string): Promise<void>;
}
