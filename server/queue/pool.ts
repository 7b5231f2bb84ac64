/** Works on many items at once, never on one item twice at a time. */
export interface Pool {
  /** Takes an item up as soon as there is room; one that is being worked on is worked on again afterwards. */
  add(lane: number, item: string): void;
  /** Begins nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface PoolOptions {
  concurrency: number;
  /** Items waiting beyond this are dropped: a later scan finds them again. */
  waitingLimit: number;
  work(lane: number, item: string): Promise<void>;
  onError: (error: unknown) => void;
  /** Called whenever nothing waits any more. */
  onEmpty: () => void;
}

export function createPool({ concurrency, waitingLimit, work, onError, onEmpty }: PoolOptions): Pool {
  const waiting = new Map<string, number>();
  const active = new Map<string, Promise<void>>();
  /** Added while being worked on: what is new may have come too late for the work under way. */
  const again = new Set<string>();
  let stopped = false;

  function fill(): void {
    for (const [item, lane] of waiting) {
      if (stopped || active.size >= concurrency) return;
      waiting.delete(item);
      active.set(item, run(lane, item));
    }
    onEmpty();
  }

  async function run(lane: number, item: string): Promise<void> {
    try {
      await work(lane, item);
    } catch (error) {
      onError(error);
    }
    active.delete(item);
    if (again.delete(item)) waiting.set(item, lane);
    if (!stopped) fill();
  }

  return {
    add(lane, item) {
      if (stopped) return;
      if (active.has(item)) again.add(item);
      else if (waiting.size < waitingLimit) waiting.set(item, lane);
      fill();
    },
    async stop() {
      stopped = true;
      waiting.clear();
      again.clear();
      await Promise.all(active.values());
    },
  };
}
