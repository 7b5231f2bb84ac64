import type { Hearing } from './reading.ts';
import { joinNames } from './words/proper-names.ts';
import { tokenise } from './words/tokens.ts';

/**
 * The topic that the object of 修改… names: its id, '' when it names none at all, or null when the words are no bare object
 * (改成4家 carries a value and is a correction).
 */
export const editedTopic = (object: string, hearing: Hearing): string | null => {
  const tokens = joinNames(tokenise(object, hearing.lexicon));
  const others = tokens.filter(({ kind }) => kind !== 'soft' && kind !== 'self' && kind !== 'done');
  if (others.length === 0) return '';
  if (
    /^[成为到回]/.test(object) ||
    tokens.some(({ kind }) => ['number', 'neg', 'fix', 'have', 'verb', 'part', 'position'].includes(kind))
  )
    return null;
  const names = tokens.flatMap(({ entry }) => [...entry.names, ...entry.nouns]);
  const known = names.filter((id) => hearing.known[id] !== undefined);
  return known[0] ?? names[0] ?? null;
};
