import type { Clock } from './clock.ts';

/** Runs one piece of work at the earliest of the moments asked for, and not more often than every `spacing` milliseconds. */
export interface Alarm {
  /** Epoch milliseconds; an earlier moment already asked for stands. */
  ringBy(at: number): void;
  cancel(): void;
}

export function createAlarm(clock: Clock, spacing: number, work: () => void): Alarm {
  let pending: { at: number; cancel: () => void } | null = null;
  let last = -Infinity;

  function ring(): void {
    pending = null;
    last = clock.now();
    work();
  }

  return {
    ringBy(at) {
      // A clock that was set back must not silence the alarm until it has caught up.
      last = Math.min(last, clock.now());
      const moment = Math.max(at, last + spacing);
      if (pending !== null && pending.at <= moment) return;
      pending?.cancel();
      pending = { at: moment, cancel: clock.schedule(Math.max(0, moment - clock.now()), ring) };
    },
    cancel() {
      pending?.cancel();
      pending = null;
    },
  };
}
