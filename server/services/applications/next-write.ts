import type { StoredField } from './ports.ts';

type Place = Pick<StoredField, 'version' | 'at'> | undefined;

export const nextVersion = (before: Place): number => (before?.version ?? 0) + 1;

/**
 * The moment of a word that replaces what stood there: never before it, whatever the clocks of two processes say. A conversation holds on
 * to its own word until it hears of one that is at least as late.
 */
export const momentAfter = (before: Place, at: Date): Date =>
  before !== undefined && before.at >= at ? new Date(before.at.getTime() + 1) : at;
