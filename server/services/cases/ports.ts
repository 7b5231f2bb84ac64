import type { LifeState } from '../../contract/life.ts';
import type { Person, Place } from '../applications/ports.ts';
import type { Decision, DecisionKind, OfficerDeed } from '../decisions/ports.ts';
import type { Snapshot, Submission } from '../submissions/ports.ts';

/** A case in one line, as the queue lists it. */
export interface CaseLine {
  id: string;
  title: string;
  leadName: string;
  field: string;
  packId: string;
  packVersion: string;
  state: LifeState;
  stateSince: Date | null;
  submittedAt: Date | null;
  /** Of the latest submission. */
  number: string | null;
  version: number;
  assignee: Person | null;
  assignedAt: Date | null;
  proposed: DecisionKind | null;
  caseVersion: number;
}

export interface CaseFilter {
  states: readonly LifeState[];
  field: string | null;
  /** An officer's id; null: nobody's; undefined: whoever's. */
  assignee: string | null | undefined;
  /** All of them must be among what a case is found by; empty: no search. */
  terms: readonly string[];
  /** In its state since before. */
  before: Date | null;
  /** Handed in from the first of these moments on, and before the second. */
  handedIn?: { from: Date; to: Date } | null;
  order: 'oldest' | 'latest';
  after: Place | null;
  limit: number;
}

export interface CaseCounts {
  states: readonly { state: LifeState; count: number }[];
  mine: number;
  unassigned: number;
  toConfirm: number;
}

export type ReviewDecision = 'open' | 'accepted' | 'returned';
export interface DocumentReview {
  submissionId: string;
  documentId: string;
  decision: ReviewDecision;
  reasons: readonly string[];
  words: string;
  by: Person;
  at: Date;
  version: number;
}

export type DefectSubject = 'document' | 'fact' | 'form' | 'members' | 'other';
/** One defect, as the applicant is told of it. */
export interface Defect {
  subject: DefectSubject;
  id: string | null;
  title: string;
  reasons: readonly string[];
  words: string;
  /** In the applicant's pages, below the application. */
  link: string | null;
}
export interface Correction {
  id: string;
  submissionId: string;
  at: Date;
  by: Person;
  dueOn: string | null;
  items: readonly Defect[];
  /** The version that answered it. */
  answeredBy: string | null;
  answeredAt: Date | null;
}

export interface CaseNote {
  id: string;
  by: Person;
  at: Date;
  text: string;
}

export interface HandedIn {
  submission: Submission;
  snapshot: Snapshot;
}

/** All that is known of a case. */
export interface CaseGround {
  line: CaseLine;
  organisation: { id: string; name: string; code: string };
  /** Latest first. */
  versions: readonly Submission[];
  /** The version that the office has, or had last. */
  current: HandedIn;
  /** What it is compared with: the version that was to be corrected, or the one before. */
  compared: HandedIn | null;
  /** Of these two versions. */
  reviews: readonly DocumentReview[];
  corrections: readonly Correction[];
  decisions: readonly Decision[];
  notes: readonly CaseNote[];
}

export interface NewReview extends OfficerDeed {
  submission: string;
  document: string;
  /** The version of this review that the officer saw; 0 for none. */
  reviewBase: number;
  decision: ReviewDecision;
  reasons: readonly string[];
  words: string;
}

/** What a correction is decided on, while nobody else can change it. */
export interface CorrectionGround {
  current: HandedIn;
  reviews: readonly DocumentReview[];
}

/** Cases of the office. Every change is one transaction that holds the application. */
export interface Cases {
  list(filter: CaseFilter): Promise<readonly CaseLine[]>;
  counts(officerId: string): Promise<CaseCounts>;
  /** Null: there is no such application, or it has never been handed in. */
  read(applicationId: string): Promise<CaseGround | null>;
  /** @throws {ServerError} `taken` (409) with the officer who has it as `assignee` */
  take(deed: OfficerDeed): Promise<void>;
  /** @throws {ServerError} `case_changed`, `no_such_officer` */
  assign(deed: OfficerDeed & { assignee: string | null }): Promise<void>;
  /** @throws {ServerError} `case_changed`, `impossible_step` */
  begin(deed: OfficerDeed): Promise<void>;
  /** @throws {ServerError} `case_changed`, `review_changed`, `impossible_step`, `proposed_already` */
  review(review: NewReview): Promise<void>;
  /** @throws {ServerError} `case_changed`, `impossible_step`, `proposed_already`, and what `gather` throws */
  correct(
    deed: OfficerDeed & { dueOn: string | null },
    gather: (ground: CorrectionGround) => readonly Defect[],
  ): Promise<void>;
  note(deed: OfficerDeed & { text: string }): Promise<void>;
  /** Latest first. */
  corrections(applicationId: string): Promise<readonly Correction[]>;
}

/** What cases need to know of the office's choices and its calendar. */
export interface OfficeView {
  fourEyes: Readonly<Record<DecisionKind, boolean>>;
  returnReasons: readonly string[];
  /** Working days that the office gives itself for what waits for it. */
  reviewDays: number | null;
  workingDaysBetween(from: Date, to: Date): { days: number; provisional: boolean };
  /** The day by which a correction that is asked for now is to be answered. */
  correctionDue(now: Date): string | null;
}
export type ReadOffice = () => Promise<OfficeView>;
