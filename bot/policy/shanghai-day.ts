/** The day in China (YYYY-MM-DD) at a moment (epoch ms): one time zone, eight hours ahead of UTC, and no summer time. */
export const shanghaiDay = (at: number): string =>
  new Date(at + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
