import type { TurnCommit } from './ports.ts';

/**
 * What a turn leaves as its person's version. Versions begin at the time, so that none returns once a conversation has expired or was
 * erased: whoever remembers the old one would take the new one for it.
 */
export const nextVersion = ({ version, now }: Pick<TurnCommit, 'version' | 'now'>): number =>
  version === 0 ? Math.floor(now) : version + 1;
