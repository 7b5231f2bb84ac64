/**
 * LB-20261125-0001-7: the day in China, the number of that day, and a check digit over both (ISO 7064, MOD 11,10), so that a slip in reading
 * it out over the telephone is noticed.
 */
export function receiptNumber(day: string, count: number): string {
  const date = day.replaceAll('-', '');
  const serial = String(count).padStart(4, '0');
  return `LB-${date}-${serial}-${checkDigit(date + serial)}`;
}

export function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10;
}
