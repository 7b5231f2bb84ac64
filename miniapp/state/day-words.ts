/** `2026-11-26` as `2026年11月26日`. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** From a day to a later one, the year said once where it is the same. */
export function daysWords(from: string, to: string): string {
  const end = dayWords(to);
  return `${dayWords(from)} 至 ${from.slice(0, 4) === to.slice(0, 4) ? end.slice(5) : end}`;
}
