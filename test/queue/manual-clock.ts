import type { Clock } from '../../server/queue/clock.ts';

/** Time that passes only when a test says so. */
export interface ManualClock extends Clock {
  /** Moves on, running on the way what was scheduled for then. */
  advance(ms: number): void;
  /** How many pieces of work are scheduled. */
  scheduled(): number;
  /** Milliseconds until the next piece of scheduled work; Infinity where there is none. */
  untilNext(): number;
}

export function createManualClock(start: number): ManualClock {
  let now = start;
  let pending: { at: number; work: () => void }[] = [];
  return {
    now: () => now,
    scheduled: () => pending.length,
    untilNext: () => Math.min(...pending.map(({ at }) => Math.max(0, at - now)), Infinity),
    schedule(ms, work) {
      const entry = { at: now + ms, work };
      pending.push(entry);
      return () => {
        pending = pending.filter((other) => other !== entry);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = pending.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        pending = pending.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.work();
      }
      now = end;
    },
  };
}
