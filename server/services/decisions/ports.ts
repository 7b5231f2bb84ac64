import type { OfficeRole } from '../../contract/life.ts';
import type { Person } from '../applications/ports.ts';

export type DecisionKind = 'approve' | 'refuse' | 'cancel';
export type DecisionState = 'proposed' | 'carried_out' | 'declined' | 'withdrawn';

/** A rule of the pack, or a ground of cancellation. */
export interface DecisionReason {
  id: string;
  /** What is told of it. */
  text: string;
  clauses: readonly string[];
}

export interface Decision {
  id: string;
  kind: DecisionKind;
  state: DecisionState;
  reasons: readonly DecisionReason[];
  words: string;
  proposedBy: Person;
  proposedAt: Date;
  decidedBy: Person | null;
  decidedAt: Date | null;
  declineReason: string | null;
}

export interface Officer {
  contactId: string;
  role: OfficeRole;
}

/** An officer who does something to a case, and which version of it they saw. */
export interface OfficerDeed {
  applicationId: string;
  officer: Officer;
  /** Null: whatever it is. */
  base: number | null;
  /** Names the write across its retries. */
  key: string;
  now: Date;
}

export interface NewDecision extends OfficerDeed {
  kind: DecisionKind;
  reasons: readonly DecisionReason[];
  words: string;
}

/**
 * Decisions on cases. Each change is one transaction that holds the application; what a kind causes beside its step in the life of the
 * application (a filing ends, a reminder stops) belongs to the same one.
 */
export interface Decisions {
  /**
   * With `fourEyes` it waits for a second officer, else it is carried out at once.
   * @throws {ServerError} `impossible_step`, `not_permitted`, `case_changed`, `proposed_already`
   */
  decide(decision: NewDecision, fourEyes: boolean): Promise<Decision>;
  /** @throws {ServerError} `not_found`, `own_proposal`, `decided_already`, `impossible_step`, `not_permitted`, `case_changed` */
  confirm(id: string, deed: OfficerDeed): Promise<Decision>;
  /** @throws {ServerError} `not_found`, `own_proposal`, `decided_already`, `case_changed` */
  decline(id: string, reason: string, deed: OfficerDeed): Promise<Decision>;
  /** @throws {ServerError} `not_found`, `not_own_proposal`, `decided_already`, `case_changed` */
  retract(id: string, deed: OfficerDeed): Promise<Decision>;
  /** Latest first. */
  ofApplication(applicationId: string): Promise<readonly Decision[]>;
}

/** Which decisions the office wants a second officer for. */
export type FourEyes = (kind: DecisionKind) => Promise<boolean>;
