import { vi } from 'vitest';

/**
 * Lets this process live `factor` times as fast: its dates and timers, while sockets and other processes keep their pace. For waits that
 * are the point of a test and would take minutes.
 */
export function startFastClock(factor: number): { stop(): void } {
  const [set, clear] = [setInterval, clearInterval];
  let last = performance.now();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  const ticking = set(() => {
    const now = performance.now();
    vi.advanceTimersByTime((now - last) * factor);
    last = now;
  }, 5);
  return {
    stop() {
      clear(ticking);
      vi.useRealTimers();
    },
  };
}
