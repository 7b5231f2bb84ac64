import { createAlarm } from './alarm.ts';
import type { Clock } from './clock.ts';
import { createPool } from './pool.ts';

/** Works through what is due in all lanes: at once what this process is told of, by scanning what others left. */
export interface LaneWorker {
  start(): void;
  /** Something of this item may be due now. Cheap; may be called at any time. */
  nudge(lane: number, item: string): void;
  /** Looks through all lanes again at `due` (epoch milliseconds) at the latest. */
  lookAgainAt(due: number): void;
  /** Whether `stop` has been called. */
  stopping(): boolean;
  /** Begins nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface LaneWorkerOptions {
  lanes: number;
  /** The items of a lane to look at next, earliest first. */
  peek(lane: number, count: number): Promise<{ item: string; due: number }[]>;
  /** Called for one item at a time, and for `concurrency` items at once. */
  work(lane: number, item: string): Promise<void>;
  clock: Clock;
  concurrency: number;
  /** Milliseconds between two scans while nothing is known to be due. */
  scanEvery: number;
  /** Milliseconds between two scans at least, however many things become due. */
  scanSpacing: number;
  onError: (error: unknown) => void;
}

/** Items taken from a lane in one scan. */
const BATCH = 32;
const WAITING_LIMIT = 10_000;

/** Idle, it costs one small read of each lane every `scanEvery` milliseconds, all in one round trip. */
export function createLaneWorker(options: LaneWorkerOptions): LaneWorker {
  const { clock, concurrency, work, onError } = options;
  let running = false;
  let stopping = false;
  let scanning: Promise<void> | null = null;
  /** The alarm rang during a scan, which may have passed the lane in question already. */
  let rangMeanwhile = false;
  /** A lane had more due items than one scan takes. */
  let moreDue = false;

  const alarm = createAlarm(clock, options.scanSpacing, () => {
    // A scan that waits for Redis to return must not be joined by others.
    if (scanning !== null) rangMeanwhile = true;
    else scanning = scan().finally(() => (scanning = null));
  });
  const pool = createPool({
    concurrency,
    waitingLimit: WAITING_LIMIT,
    work,
    onError,
    onEmpty() {
      if (moreDue) lookAgainAt(clock.now());
    },
  });

  function lookAgainAt(due: number): void {
    if (running) alarm.ringBy(due);
  }

  async function scan(): Promise<void> {
    moreDue = false;
    rangMeanwhile = false;
    const now = clock.now();
    let next = now + options.scanEvery;
    try {
      const found = await peekAll(options);
      if (found.some((items) => items.length === BATCH && items.at(-1)!.due <= now)) moreDue = true;
      for (const [lane, items] of found.entries()) {
        for (const { item, due } of items) {
          if (due <= now) pool.add(lane, item);
          else next = Math.min(next, due);
        }
      }
    } catch (error) {
      onError(error);
    }
    lookAgainAt(rangMeanwhile ? clock.now() : next);
  }

  return {
    start() {
      running = !stopping;
      lookAgainAt(clock.now());
    },
    nudge(lane, item) {
      if (running) pool.add(lane, item);
    },
    lookAgainAt,
    stopping: () => stopping,
    async stop() {
      stopping = true;
      running = false;
      alarm.cancel();
      await Promise.all([pool.stop(), scanning]);
    },
  };
}

function peekAll({ lanes, peek }: LaneWorkerOptions): Promise<{ item: string; due: number }[][]> {
  return Promise.all(Array.from({ length: lanes }, (_, lane) => peek(lane, BATCH)));
}
