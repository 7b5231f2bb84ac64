import type { Answer } from '../api/endpoints.ts';

export type MyCorrection = Answer<'corrections.list'>['items'][number];

/** 12月10日, of a day as the server writes it. */
export function dayWords(day: string): string {
  const [, month, date] = day.split('-');
  return `${Number(month)}月${Number(date)}日`;
}

/** How far the mending has come, and by when it is wanted. */
export function progressOf({ items, dueOn }: MyCorrection): string {
  const known = items.filter(({ touched }) => touched !== null);
  const left = known.filter(({ touched }) => touched === false).length;
  const due = dueOn === null ? '' : `，请在${dayWords(dueOn)}前重新提交`;
  if (known.length > 0 && left === 0) return `要改的都动过了${due}。`;
  return `共 ${items.length} 处要改${left > 0 && left < items.length ? `，还有 ${left} 处没动` : ''}${due}。`;
}
