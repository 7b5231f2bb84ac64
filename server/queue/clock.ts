/** Time as the workers see it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `work` once in `ms` milliseconds; the answer cancels it. */
  schedule(ms: number, work: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
