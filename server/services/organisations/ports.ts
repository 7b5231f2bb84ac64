import type { Role } from '../../contract/common.ts';

export interface Organisation {
  id: string;
  name: string;
  code: string;
  codeConfirmed: boolean;
}
export interface Colleague {
  id: string;
  name: string;
  role: Role;
  since: Date;
}
/** A person by whom or about whom something is said. */
export interface Named {
  id: string;
  name: string;
}

export interface Organisations {
  /** With its founder as owner. False: another organisation has this code. */
  found(organisation: Organisation & { founder: string; at: Date }): Promise<boolean>;
  /** By name. */
  ofContact(contactId: string): Promise<(Organisation & { role: Role })[]>;
  read(id: string): Promise<Organisation & { colleagues: Colleague[] }>;
}

/** `absent`: no such contact; `last_owner`: nobody would be left to manage the organisation. */
export type MembershipChange = 'changed' | 'absent' | 'last_owner';
export interface Memberships {
  roleOf(organisationId: string, contactId: string): Promise<Role | null>;
  changeRole(organisationId: string, contactId: string, role: Role): Promise<MembershipChange>;
  /** With what the person had by it: the chat turns away from the organisation's application, links not used yet are void. */
  remove(organisationId: string, contactId: string, at: Date): Promise<MembershipChange>;
}

export interface Invitation {
  id: string;
  organisation: Named;
  role: Role;
  by: Named;
  expiresAt: Date;
  revokedAt: Date | null;
  /** Of the one person whom it served. */
  request: { contactId: string; decision: Decision | null } | null;
}
export type Decision = 'confirmed' | 'declined';
export interface JoinRequest {
  id: string;
  person: Named;
  role: Role;
  at: Date;
}

export interface Invitations {
  /** Added again under its id, it has the new token. */
  add(invitation: {
    id: string;
    organisationId: string;
    tokenHash: string;
    role: Role;
    createdBy: string;
    createdAt: Date;
    expiresAt: Date;
  }): Promise<Invitation>;
  find(tokenHash: string): Promise<Invitation | null>;
  /** Neither used, revoked nor expired. */
  open(organisationId: string, now: Date): Promise<Invitation[]>;
  /** False: no such invitation. */
  revoke(organisationId: string, id: string, at: Date): Promise<boolean>;
  /** Takes it for this person where it is still free at `at`; how it stands then. */
  claim(tokenHash: string, claim: { id: string; contactId: string; at: Date }): Promise<Invitation>;
  waiting(organisationId: string): Promise<JoinRequest[]>;
  /** Decides what waits, once, and lets the person in if it is confirmed; how it was decided, null for no such request. */
  decide(decision: {
    organisationId: string;
    id: string;
    decision: Decision;
    by: string;
    at: Date;
  }): Promise<{ decision: Decision; by: string } | null>;
}
