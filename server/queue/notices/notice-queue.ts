import { Queue, Worker } from 'bullmq';
import type { RedisClient } from '../../stores/redis/client.ts';

/** Which notices somebody is to look at now. What it loses is found again in the database. */
export interface NoticeQueue {
  add(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const NAME = 'notices';
/** One hash tag: all keys of the queue lie in one slot, as a cluster wants. */
const PREFIX = '{lianbei-queue}';

/** @param connection given back as it is: closing it is the caller's */
export function createNoticeQueue(
  connection: RedisClient,
  onError: (error: unknown) => void,
  prefix = PREFIX,
): NoticeQueue {
  const queue = new Queue(NAME, { connection, prefix, skipVersionCheck: true });
  queue.on('error', onError);
  return {
    async add(ids) {
      // Named by the notice: what waits or is being worked on already is not added again, and what has ended leaves no trace.
      await queue.addBulk(
        ids.map((id) => ({
          name: 'deliver',
          data: { id },
          opts: { jobId: `notice-${id}`, removeOnComplete: true, removeOnFail: true },
        })),
      );
    },
    close: () => queue.close(),
  };
}

export interface NoticeWorkerOptions {
  /** A connection of its own that waits for Redis without end. */
  connection: RedisClient;
  deliver: (id: string) => Promise<void>;
  onError: (error: unknown) => void;
  prefix?: string;
  settings?: Partial<NoticeWorkerSettings>;
}

export interface NoticeWorkerSettings {
  /** Notices delivered at once. */
  concurrency: number;
  /** Milliseconds after which the work of a process that has died is taken up by another. */
  lock: number;
}

const DEFAULTS: NoticeWorkerSettings = { concurrency: 32, lock: 30_000 };

/** Works when this returns; `stop` resolves when what is under way has ended. */
export function startNoticeWorker(options: NoticeWorkerOptions): { stop(): Promise<void> } {
  const { connection, deliver, onError, prefix = PREFIX, settings } = options;
  const { concurrency, lock } = { ...DEFAULTS, ...settings };
  const worker = new Worker<{ id: string }>(NAME, ({ data }) => deliver(data.id), {
    ...{ connection, prefix, concurrency, skipVersionCheck: true },
    ...{ lockDuration: lock, stalledInterval: lock, maxStalledCount: Number.MAX_SAFE_INTEGER },
    ...{ removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } },
  });
  worker.on('error', onError);
  worker.on('failed', (_job, error) => onError(error));
  return { stop: () => worker.close() };
}
