export interface Backoff {
  /** Milliseconds before the second attempt. */
  base: number;
  /** Milliseconds never exceeded. */
  cap: number;
}

/**
 * Milliseconds to wait after a number of failed attempts (at least one): doubling, spread evenly over its upper half so that many do not return at once.
 * @param random in [0, 1)
 */
export function backoffAfter(attempts: number, { base, cap }: Backoff, random: number): number {
  const full = Math.min(cap, base * 2 ** Math.min(attempts - 1, 30));
  return Math.round(full * (0.5 + random / 2));
}
