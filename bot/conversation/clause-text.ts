import type { Pack } from '../policy/pack.ts';
import { PHRASES } from './phrases.ts';

/** 条款 3.2：“…” to the letter. */
export const quote = (pack: Pack, id: string): string => PHRASES.quote(id, pack.clauses.get(id)?.text ?? '');

/** Quotes each clause once; a second mention points back. */
export function createQuoter(pack: Pack): (id: string) => string {
  const quoted = new Set<string>();
  return (id) => {
    if (quoted.has(id)) return PHRASES.quotedAbove(id);
    quoted.add(id);
    return quote(pack, id);
  };
}
