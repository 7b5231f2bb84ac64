/** `2026-11-26` as `2026年11月26日`. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
