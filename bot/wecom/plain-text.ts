import type { Reply } from '../conversation/types.ts';
import { helpersOf, sayable } from './offered.ts';

/**
 * A reply as text alone, for places that show no cards. `text` is complete already; what can be chosen is added
 * where it does not name it. Only the entries of a list are numbered, since a bare number answers those by position
 * and a count by value.
 */
export function plainText(reply: Reply): string {
  const { text, question } = reply;
  const answers = question?.answers ?? [];
  const named = answers.every((answer) => text.includes(answer.label));
  const numbers = question?.select !== 'buttons' && !named;
  const list = numbers ? answers.map((answer, index) => `${index + 1}. ${answer.label}`) : [];
  const unsaid = [...(numbers ? [] : answers), ...helpersOf(reply)].filter(
    (option) => !text.includes(option.label),
  );
  return [text, ...list, sayable(unsaid)].filter((line) => line !== '').join('\n');
}
