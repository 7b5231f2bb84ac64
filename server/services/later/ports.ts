import type { ChangeKind } from '../../../bot/policy/life-schema.ts';
import type { Facts } from '../../../bot/policy/pack.ts';
import type { LifeState } from '../../contract/life.ts';
import type { Person } from '../applications/ports.ts';
import type { Member } from '../applications/members.ts';
import type { Decision } from '../decisions/ports.ts';
import type { StepRole, TransitionId } from '../life/machine.ts';

export type ChangeState = 'requested' | 'granted' | 'refused' | 'withdrawn';
export interface MemberChange {
  id: string;
  kind: ChangeKind;
  /** As it was listed when the change was asked for. */
  leaves: Member | null;
  joins: Member | null;
  reason: string;
  state: ChangeState;
  by: Person;
  at: Date;
  decidedAt: Date | null;
  answer: string;
}

export interface Rectification {
  id: string;
  ground: string;
  text: string;
  dueOn: string;
  state: 'ordered' | 'answered' | 'closed' | 'failed';
  at: Date;
  answer: string;
  answeredAt: Date | null;
  result: string;
  closedAt: Date | null;
}

export interface SupportRequest {
  id: string;
  measure: string;
  text: string;
  state: 'open' | 'answered';
  by: Person;
  at: Date;
  answer: string;
  answeredAt: Date | null;
}

export interface Filed {
  id: string;
  number: string;
  filedOn: string;
  validUntil: string;
  endedOn: string | null;
  /** The roster as it is now. */
  members: readonly Member[];
  /** As they were handed in. */
  facts: Facts;
  form: Readonly<Record<string, string>>;
}
export interface Attempt {
  step: string;
  reason: string;
  at: Date;
}

/** An application with all that happened to it after its filing. Lists are latest first. */
export interface LaterGround {
  application: {
    id: string;
    title: string;
    state: LifeState;
    caseVersion: number;
    packId: string;
    packVersion: string;
  };
  organisation: { id: string; name: string; code: string };
  /** Null before the filing. */
  filing: Filed | null;
  changes: readonly MemberChange[];
  rectifications: readonly Rectification[];
  support: readonly SupportRequest[];
  attempts: readonly Attempt[];
  /** The application that renews this one, where one is under way or has done so. */
  renewal: string | null;
  /** The filing that this application renews. */
  renews: { number: string; validUntil: string } | null;
  decisions: readonly Decision[];
}

/** What else is written with a deed. */
export type Write =
  | { of: 'new_change'; change: Omit<MemberChange, 'by' | 'decidedAt' | 'answer' | 'state'> }
  | {
      of: 'change';
      id: string;
      state: ChangeState;
      answer: string;
      /** The roster that results; absent: as it is. */
      roster?: readonly Member[];
    }
  | { of: 'new_rectification'; rectification: Pick<Rectification, 'id' | 'ground' | 'text' | 'dueOn'> }
  | { of: 'rectification_answer'; id: string; text: string }
  | { of: 'rectification_end'; id: string; state: 'closed' | 'failed'; result: string }
  | { of: 'new_support'; request: Pick<SupportRequest, 'id' | 'measure' | 'text'> }
  | { of: 'support_answer'; id: string; answer: string };

export interface Notice {
  event: string;
  data?: Readonly<Record<string, unknown>>;
}

/** What is to be done to a case, all or nothing. */
export interface Deed {
  data?: Readonly<Record<string, unknown>>;
  notices?: readonly Notice[];
  writes: readonly Write[];
}

/** Who does what; the same for every attempt. */
export interface Doing {
  applicationId: string;
  by: { kind: 'applicant' | 'officer'; id: string; role: StepRole };
  /** The case version that they saw; null: whatever it is. */
  base: number | null;
  key: string;
  now: Date;
  /** A step of its life, or what leaves its state as it is. `visible`: in the applicants' timeline too. */
  step: { transition: TransitionId } | { action: string; visible: boolean };
}

export interface LaterStore {
  /** Null: there is no such application. */
  read(applicationId: string): Promise<LaterGround | null>;
  /**
   * Decides on the case as it stands while nobody else can change it, and carries that out; a repetition of the same write changes nothing.
   * @throws {ServerError} `not_found`, `impossible_step`, `case_changed`, and what `decide` throws
   */
  carryOut(doing: Doing, decide: (ground: LaterGround) => Deed): Promise<LaterGround>;
}
