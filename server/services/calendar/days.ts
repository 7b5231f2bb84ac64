/** Days are `YYYY-MM-DD` in Shanghai, which is eight hours ahead of UTC all year. */
const SHANGHAI = 8 * 60 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;

/** The day in Shanghai at a moment. */
export const dayAt = (at: Date): string => new Date(at.getTime() + SHANGHAI).toISOString().slice(0, 10);

/** The time of day in Shanghai at a moment, `HH:MM`. */
export const timeAt = (at: Date): string => new Date(at.getTime() + SHANGHAI).toISOString().slice(11, 16);

/** The moment at which it is `time` (`HH:MM`) in Shanghai on a day. */
export const momentOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** Calendar days from one day to another; negative when the other lies before it. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7;

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The same day of a later year; 29 February becomes the 28th where there is none. */
export function addYears(day: string, years: number): string {
  const year = yearOf(day) + years;
  const same = `${year}${day.slice(4)}`;
  const exists = new Date(same).toISOString().slice(0, 10) === same;
  return exists ? same : `${year}-02-28`;
}
