import type { z } from 'zod';
import type { LifeState } from '../../contract/life.ts';
import type { AnnualState, annualItemSchema, annualSnapshotSchema } from '../../contract/annual.ts';
import type { fileSchema } from '../../contract/papers.ts';
import type { PackName } from '../programme/pack-shelf.ts';

export type AnnualValue = string | number;
export type Values = Readonly<Record<string, AnnualValue>>;
export interface Person {
  id: string;
  name: string;
}
/** Who filled a field in or confirmed it; a value without a mark is as last year's report said it. */
export interface Mark {
  version: number;
  by: string;
  at: string;
}
export type Marks = Readonly<Record<string, Mark>>;
export type Snapshot = z.output<typeof annualSnapshotSchema>;
export type ReportFile = z.output<typeof fileSchema>;

export interface Correction {
  at: string;
  items: z.output<typeof annualItemSchema>[];
  words: string;
  dueOn: string;
}

/** What lists show. */
export interface ReportSummary {
  id: string;
  applicationId: string;
  year: number;
  state: AnnualState;
  dueOn: string;
  openedAt: Date;
  submittedAt: Date | null;
  /** Of the latest version. */
  number: string | null;
  assignee: Person | null;
  /** Null before it was told. */
  outcome: { outcome: string; total: number } | null;
  filing: { number: string; title: string; leadName: string };
  /** Of the application's life. */
  life: LifeState;
}

export interface HandedIn {
  id: string;
  version: number;
  number: string;
  digest: string;
  at: Date;
  by: Person;
}

export interface Evaluation {
  scores: Readonly<Record<string, number>>;
  total: number;
  outcome: string;
  words: string;
  by: Person;
  at: Date;
  version: number;
  sentAt: Date | null;
}

/** A report with all that anything is decided on. */
export interface Ground {
  id: string;
  applicationId: string;
  year: number;
  state: AnnualState;
  dueOn: string;
  openedAt: Date;
  submittedAt: Date | null;
  version: number;
  values: Values;
  marks: Marks;
  correction: Correction | null;
  assignee: Person | null;
  filing: { id: string; number: string; title: string; leadName: string };
  organisation: { id: string; name: string; code: string };
  pack: PackName;
  life: LifeState;
  /** Latest first. */
  versions: readonly HandedIn[];
  /** Of the latest version, and of the one before. */
  snapshot: Snapshot | null;
  before: Snapshot | null;
  /** What was handed in a year before, by this filing or the one that it renews. */
  lastYear: { year: number; values: Values } | null;
  evaluation: Evaluation | null;
  /** Attachments that are there now. */
  files: readonly ReportFile[];
  /** Names of the people in `marks`. */
  names: ReadonlyMap<string, string>;
}

/** A version to be handed in. */
export interface NewVersion {
  id: string;
  version: number;
  snapshot: Snapshot;
  digest: string;
  /** Of the day whose receipts are counted. */
  day: string;
  numbered: (count: number) => string;
}

/** What a step changes; what it does not name stays. */
export interface Patch {
  state?: AnnualState;
  values?: Values;
  marks?: Marks;
  dueOn?: string;
  correction?: Correction | null;
  assigneeId?: string;
  submittedAt?: Date;
}

/** What the timeline and the audit trail call it; what is typed is no step, and is not recorded as one. */
export type AnnualAction =
  | 'annual_edited'
  | 'annual_submitted'
  | 'annual_review_begun'
  | 'annual_correction'
  | 'annual_accepted'
  | 'annual_scored'
  | 'annual_evaluated';

/** One thing done to a report, recorded with the change itself. */
export interface Deed {
  action: AnnualAction;
  /** Whether applicants see it in their timeline. */
  visible: boolean;
  by: { kind: 'applicant' | 'officer'; id: string };
  key: string;
  now: Date;
  data: Readonly<Record<string, unknown>>;
  /** Told to people by this event, with the same data. */
  notice: string | null;
  patch: Patch;
  handIn?: NewVersion;
  evaluation?: Omit<Evaluation, 'by' | 'version'>;
  /** `stop`: nothing is waited for any more; a day: what is waited for until then. */
  reminder?: 'stop' | { dueOn: string };
}

export interface ReportQuery {
  year: number;
  state: AnnualState | 'passed' | null;
  search: string;
  after: { dueOn: string; id: string } | null;
  limit: number;
}

/** Annual reports. Every change holds the application's row, as every change of a case does. */
export interface AnnualReports {
  /** Latest year first. */
  ofApplication(applicationId: string): Promise<readonly ReportSummary[]>;
  /** Of a case; null where there is none. */
  packOf(applicationId: string): Promise<PackName | null>;
  /** @param applicationId null: whichever it belongs to */
  read(reportId: string, applicationId: string | null): Promise<Ground | null>;
  version(
    reportId: string,
    applicationId: string,
    versionId: string,
  ): Promise<(HandedIn & { snapshot: Snapshot; pack: PackName }) | null>;
  /**
   * Decides on the ground as it stands while nobody else can change it, and carries out what is decided; null: nothing. What has been done
   * under this key already is not decided again.
   * @param applicationId null: whichever it belongs to
   * @throws {ServerError} `not_found`, and what `decide` throws
   */
  change(
    about: { reportId: string; applicationId: string | null; key: string; action: AnnualAction },
    decide: (ground: Ground) => Deed | Save | null,
  ): Promise<Ground>;
  /** Years that have reports, latest first. */
  years(): Promise<readonly number[]>;
  counts(year: number): Promise<Readonly<Partial<Record<AnnualState, number>>>>;
  list(query: ReportQuery): Promise<readonly ReportSummary[]>;
}

/** What was typed. */
export interface Save {
  save: { values: Values; marks: Marks };
}

/** What the guideline leaves to the office. */
export interface AnnualSettings {
  /** By when a report is due in the year after the one that it is about: `MM-DD`. */
  due(): Promise<string>;
  outcomes(): Promise<readonly { title: string; from: number }[]>;
}
