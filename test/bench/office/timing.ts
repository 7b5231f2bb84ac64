/** How long each of many calls took, in milliseconds. */
export async function timesOf(calls: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[] = [];
  for (const call of calls) {
    const begun = performance.now();
    await call();
    times.push(performance.now() - begun);
  }
  return times;
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function timeLine(what: string, times: readonly number[]): string {
  const [half, most, worst] = [0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(1).padStart(6));
  return `${what.padEnd(44)} p50 ${half} ms   p95 ${most} ms   max ${worst} ms   (${times.length} calls)`;
}
