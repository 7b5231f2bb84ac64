import type { z } from 'zod';
import type { snapshotSchema } from '../../contract/submissions.ts';
import type { fileSchema, findingSchema } from '../../contract/papers.ts';
import type { LifeState } from '../../contract/life.ts';
import type { Draft, Person } from '../applications/ports.ts';

export type Snapshot = z.output<typeof snapshotSchema>;
export type SubmissionState = 'submitted' | 'withdrawn' | 'superseded';

/** One handed-in version. */
export interface Submission {
  id: string;
  number: string;
  version: number;
  state: SubmissionState;
  at: Date;
  by: Person;
  digest: string;
}

/** Current files and their findings, as the contract shows them. */
export interface Papers {
  files: readonly z.output<typeof fileSchema>[];
  findings: readonly z.output<typeof findingSchema>[];
}

/** All that handing in is decided on. */
export interface Ground extends Papers {
  draft: Draft;
  /** Latest first. */
  submissions: readonly Submission[];
  /** What the office has now; null where it has nothing. */
  current: { submission: Submission; snapshot: Snapshot } | null;
  /** Who asks. */
  person: Person;
}

export interface NewSubmission {
  id: string;
  /** Takes the place of what the office has. */
  version: number;
  snapshot: Snapshot;
  digest: string;
  draftVersion: number;
  at: Date;
  /** Of the day whose receipts are counted. */
  day: string;
  numbered: (count: number) => string;
  /** Of the step that it takes in the life of the application. */
  transition: 'submit' | 'resubmit';
  /** Names this write across its retries. */
  key: string;
  /** For the timeline. */
  told: (number: string) => Readonly<Record<string, string | number>>;
  listing: Listing;
}

/** What an application is listed and found by, as it was handed in. */
export interface Listing {
  title: string;
  leadName: string;
  field: string;
  /** Names and codes beside these, by which it is found. */
  names: readonly string[];
}

/** Of a version that is taken back. */
export interface Withdrawal {
  key: string;
  by: string;
  data: Readonly<Record<string, string | number>>;
}

export type Verdict = { standing: Submission } | { handIn: NewSubmission };

/** Submissions. Handing in and withdrawing hold the application's row, as every change of it does. */
export interface Submissions {
  /** Null: there is no such application. */
  ground(applicationId: string, contactId: string): Promise<Ground | null>;
  /** Decides on the ground as it stands while nobody else can change it. @throws {ServerError} `not_found`, and what `decide` throws */
  submit(applicationId: string, contactId: string, decide: (ground: Ground) => Verdict): Promise<Submission>;
  /** Latest first. */
  list(applicationId: string): Promise<readonly Submission[]>;
  read(
    applicationId: string,
    submissionId: string,
  ): Promise<{ submission: Submission; snapshot: Snapshot } | null>;
  /**
   * Takes a version back where `decide` says so; null where there is no such version.
   * @throws {ServerError} `not_found`, and what `decide` throws
   */
  withdraw(
    applicationId: string,
    submissionId: string,
    now: Date,
    decide: (submission: Submission, state: LifeState) => Withdrawal | null,
  ): Promise<Submission | null>;
}
