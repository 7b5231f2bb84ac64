import type { z } from 'zod';
import type { publicContentSchema } from '../../contract/notices.ts';
import type { memberSchema } from '../../contract/applications.ts';
import type { LifeState } from '../../contract/life.ts';
import type { Person, Place } from '../applications/ports.ts';
import type { StepRole, TransitionId } from '../life/machine.ts';
import type { PackName } from '../programme/pack-shelf.ts';
import type { Snapshot } from '../submissions/ports.ts';

export type PublicContent = z.output<typeof publicContentSchema>;
export type Member = z.output<typeof memberSchema>;
export type NoticeState = 'running' | 'ended' | 'revoked';

/** As it was when it was published. */
export interface NoticeContent extends PublicContent {
  workingDays: number;
}
export interface Notice {
  id: string;
  applicationId: string;
  content: NoticeContent;
  startsOn: string;
  endsOn: string;
  provisional: boolean;
  state: NoticeState;
  openedBy: Person;
  openedAt: Date;
}
export interface Objection {
  id: string;
  noticeId: string;
  number: string;
  name: string;
  unit: string;
  address: string;
  phone: string;
  text: string;
  receivedAt: Date;
  state: 'open' | 'upheld' | 'dismissed';
  answer: string;
  handledBy: Person | null;
  handledAt: Date | null;
}
export interface Filing {
  id: string;
  applicationId: string;
  number: string;
  verifyCode: string;
  title: string;
  lead: string;
  /** Value of the pack's field fact. */
  field: string;
  members: readonly Member[];
  filedOn: string;
  validUntil: string;
  filedBy: Person;
  endedOn: string | null;
}

/** Everything about notice and filing of one case. */
export interface Case {
  id: string;
  organisationId: string;
  pack: PackName;
  state: LifeState;
  caseVersion: number;
  /** What the office has: the version handed in last and not taken back. */
  submission: { id: string; snapshot: Snapshot } | null;
  /** Latest first. */
  notices: readonly Notice[];
  /** Of all notices, latest first. */
  objections: readonly Objection[];
  filing: Filing | null;
}

export type NewNotice = Omit<Notice, 'openedBy' | 'state' | 'openedAt' | 'applicationId'>;
export type NewObjection = Omit<Objection, 'state' | 'answer' | 'handledBy' | 'handledAt' | 'receivedAt'>;
export type NewFiling = Omit<Filing, 'filedBy' | 'endedOn' | 'applicationId'> & { submissionId: string };

/** What a decision changes, beside the state of the case. */
export type Write =
  | { type: 'open_notice'; notice: NewNotice }
  | { type: 'move_notice_end'; notice: string; endsOn: string }
  | { type: 'close_notice'; notice: string; state: 'ended' | 'revoked' }
  | { type: 'add_objection'; objection: NewObjection }
  | { type: 'answer_objection'; objection: string; state: 'upheld' | 'dismissed'; answer: string }
  | { type: 'add_filing'; filing: NewFiling };

export interface Deed {
  /** A step to another state, or something that leaves the state as it is. */
  does: { step: TransitionId } | { action: string; visible: boolean };
  by: { kind: 'officer' | 'system' | 'public'; id: string | null; role: StepRole };
  base: number | null;
  key: string;
  now: Date;
  data: Readonly<Record<string, unknown>>;
  /** Events that people hear of, with what their sentences need. */
  tell: readonly { event: string; data: Readonly<Record<string, unknown>> }[];
  writes: readonly Write[];
}

/** Counts within the transaction: no number is given twice, and a decision that fails gives none away. */
export type NextNumber = (kind: 'filing' | 'objection', period: string) => Promise<number>;
export interface Done {
  state: LifeState;
  caseVersion: number;
}

export type Stage = 'waiting' | 'running' | 'objected' | 'ready' | 'filed';
export interface StageRow {
  application: string;
  title: string;
  lead: string;
  state: LifeState;
  since: Date | null;
  notice: Notice | null;
  openObjections: number;
  filing: Pick<Filing, 'number' | 'filedOn' | 'validUntil'> | null;
  place: Place;
}

export interface FilingStore {
  case(applicationId: string): Promise<Case | null>;
  /**
   * Decides on the case as it stands while nobody else can change it; null changes nothing.
   * @throws {ServerError} `not_found`, what the machine refuses, and what `decide` throws
   */
  carryOut(
    applicationId: string,
    decide: (stands: Case, next: NextNumber) => Promise<Deed | null> | Deed | null,
  ): Promise<Done>;
  notice(id: string): Promise<{ notice: Notice; pack: PackName } | null>;
  /** Latest first, one more than `limit` where there are more. */
  notices(
    state: 'running' | 'past',
    page: { after: Place | null; limit: number; today: string },
  ): Promise<readonly Notice[]>;
  /** Running ones that are past their end, or whose end is provisional, in the order of their ids. */
  unsettledNotices(today: string, afterId: string, limit: number): Promise<readonly Notice[]>;
  filingByCode(code: string): Promise<{ filing: Filing; state: LifeState; pack: PackName } | null>;
  stage(
    stage: Stage,
    page: { after: Place | null; limit: number; today: string },
  ): Promise<readonly StageRow[]>;
  stageCounts(today: string): Promise<Readonly<Record<Stage, number>>>;
}
