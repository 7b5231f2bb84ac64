import type { FilingPolicy } from './filing-schema.ts';
import type { Annual } from './annual-schema.ts';
import type { Form, FormField } from './form-schema.ts';
import type { NoticeEventName } from './notice-events.ts';
import type { NoticeTemplates } from './notices-schema.ts';
import type { Life } from './life-schema.ts';
import type { OfficeFile } from './office-schema.ts';
import type { Paper } from './papers-schema.ts';
import type {
  Answers,
  Clause,
  Duty,
  Fact,
  JudgedRule,
  Manifest,
  PackVocabulary,
  PolicyDocument,
  Question,
  QuestionGroup,
  Rule,
  Wording,
} from './schema.ts';

/** A checked pack, indexed by id. Immutable; built once by `parsePack` and shared by every turn. */
export interface Pack {
  readonly manifest: Manifest;
  /** sha256 over the pack's files, hex: stored with every verdict so that it can be explained years later. */
  readonly digest: string;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly facts: ReadonlyMap<string, Fact>;
  /** Facts that are the sum of others, with their parts. */
  readonly totals: ReadonlyMap<string, readonly string[]>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly groups: readonly QuestionGroup[];
  readonly rules: readonly Rule[];
  /** The facts that each judged rule needs, by rule id. */
  readonly factsOfRule: ReadonlyMap<string, readonly string[]>;
  /** The judged rules that each fact serves, by fact id. */
  readonly rulesOfFact: ReadonlyMap<string, readonly JudgedRule[]>;
  readonly documents: readonly PolicyDocument[];
  readonly duties: readonly Duty[];
  readonly answers: Answers;
  readonly wording: Wording;
  readonly vocabulary: PackVocabulary;
  readonly form: Form;
  /** The fields of all sections of the form, in their order. */
  readonly formFields: ReadonlyMap<string, FormField>;
  /** What is said of each document, by its id. */
  readonly papers: ReadonlyMap<string, Paper>;
  /** What people are told of each event; an event that is not here is told to nobody. */
  readonly notices: ReadonlyMap<NoticeEventName, NoticeTemplates>;
  /** Public notice, filing and certificate; null: the programme ends with the approval. */
  readonly filing: FilingPolicy | null;
  /** What can happen after filing; null: the programme says nothing of it. */
  readonly life: Life | null;
  /** The report of each year and its evaluation; null: the programme has none. */
  readonly annual: Annual | null;
  /** What the policy leaves to the office, as it is until the office chooses. */
  readonly office: OfficeFile;
}

export const YES_NO_VALUES = ['yes', 'no', 'partly', 'unsure'] as const;
/** What a person may answer to a fact of any type when they do not know. */
export const UNSURE = 'unsure';

/** yes_no and choice: an id; count: 0 to 9999; set: item ids; text: the text; any of them: `unsure`. */
export type FactValue = string | number | readonly string[];
/** What is known, by fact id; a fact never asked is absent. */
export type Facts = Readonly<Record<string, FactValue>>;
