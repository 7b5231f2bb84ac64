import type { LimitClass } from '../../contract/endpoint.ts';
import type { Role } from '../../contract/common.ts';
import type { OfficeRole } from '../../contract/life.ts';
import type { Actor } from './handler.ts';

/** What the layers in front of every handler ask of the world. */
export interface ApiPorts {
  /** Who a session cookie belongs to; null for none, expired or signed out. */
  sessions: { read(cookie: string, now: Date): Promise<Actor | null> };
  consents: { given(contactId: string): Promise<boolean> };
  /** Null: nothing by that id, or the person has no part in it. */
  roles: {
    inOrganisation(contactId: string, organisationId: string): Promise<Role | null>;
    inApplication(contactId: string, applicationId: string): Promise<Role | null>;
    /** Null: no officer. */
    inOffice(contactId: string): Promise<OfficeRole | null>;
  };
  /** Counts a request; 0, or the seconds to wait. */
  limits: { admit(who: string, limit: LimitClass, now: Date): Promise<number> };
  idempotency: Idempotency;
}

/** Remembers the answers of writes for a day, by person and key. */
export interface Idempotency {
  /**
   * `begun`: go on, then `finish` or `abandon` this attempt. `done`: answer this again. `running`: the same write is under way. `other`: the
   * key was used for another request.
   */
  begin(who: string, key: string, request: string): Promise<Begun>;
  /** Neither touches the attempt of another, who began when this one had taken too long. */
  finish(who: string, key: string, attempt: string, answer: string): Promise<void>;
  abandon(who: string, key: string, attempt: string): Promise<void>;
}
export type Begun =
  | { type: 'begun'; attempt: string }
  | { type: 'done'; answer: string }
  | { type: 'running' }
  | { type: 'other' };
