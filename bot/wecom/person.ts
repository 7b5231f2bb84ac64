import type { PersonId } from '../ports.ts';

/**
 * A member of a corp as a person: `wecom:CORPID:userid`. The platform compares userids without regard to case and sends
 * them back lower-cased, so that lower case is the one spelling kept.
 */
export function personOf(corpId: string, userId: string): PersonId {
  return `wecom:${corpId}:${userId.toLowerCase()}`;
}

/** The userid of a person made by `personOf`; a userid may hold no colon, a corp id neither. */
export function userIdOf(person: PersonId): string {
  return person.slice(person.lastIndexOf(':') + 1);
}
