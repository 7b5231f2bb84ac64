import { hash } from 'node:crypto';
import type { PersonId } from '../../ports.ts';

/**
 * The base of a turn's task ids: unique to the turn, the same whenever the turn is run again, and of the characters that
 * WeCom allows.
 */
export function taskIdBaseOf(person: PersonId, key: string): string {
  return hash('sha1', `${person}\n${key}`, 'base64url');
}
