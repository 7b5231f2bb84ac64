import { vi } from 'vitest';

/**
 * Lets this process live faster than the world: its dates and timers, while sockets and other processes keep their pace. For waits that
 * are the point of a test and would take minutes. What is to live so must be started afterwards.
 */
export interface FastClock {
  /** How many times as fast from now on; 1 from the start. */
  run(factor: number): void;
  stop(): void;
}

export function startFastClock(): FastClock {
  const [set, clear] = [setInterval, clearInterval];
  let factor = 1;
  let last = performance.now();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  const ticking = set(() => {
    const now = performance.now();
    vi.advanceTimersByTime((now - last) * factor);
    last = now;
  }, 5);
  return {
    run: (next) => void (factor = next),
    stop() {
      clear(ticking);
      vi.useRealTimers();
    },
  };
}
