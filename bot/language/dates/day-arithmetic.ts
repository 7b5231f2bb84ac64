const DAY = 24 * 60 * 60 * 1000;

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** 1 Monday to 7 Sunday. */
export const weekday = (day: string): number => new Date(day).getUTCDay() || 7;

/** The day of a month, or its last where the month is shorter; months beyond 12 lead into later years. */
export function dayOfMonth(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));
export const dateOf = (day: string): number => Number(day.slice(8));
