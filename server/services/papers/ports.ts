import type { Facts } from '../../../bot/policy/pack.ts';
import type { LifeState } from '../../contract/life.ts';
import type { FILE_KINDS } from '../../contract/papers.ts';
import type { PackName } from '../programme/pack-shelf.ts';

export type FileKind = (typeof FILE_KINDS)[number];
/** A person as colleagues see them. */
export interface Person {
  id: string;
  name: string;
}

/** Bytes that can be read more than once, such as a file on disk. */
export interface Content {
  bytes: number;
  /** Hex. */
  sha256: string;
  open(): NodeJS.ReadableStream;
}

/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Where bytes are kept, on a disk or in an object store. Keys are letters, digits, `-`, `_` and `.`. */
export interface FileStore {
  /** All of it or nothing; what arrives is held against `sha256`. The same key again is always the same content. */
  put(key: string, content: Content): Promise<void>;
  /** @throws {ServerError} `file_gone` (404) */
  open(key: string, range?: ByteRange): Promise<NodeJS.ReadableStream>;
  /** Bytes; null where there is nothing. */
  size(key: string): Promise<number | null>;
  /** No fault where there is none. */
  remove(key: string): Promise<void>;
}

/** A file of a checklist item, as it is kept. */
export interface PaperFile {
  id: string;
  applicationId: string;
  documentId: string;
  name: string;
  kind: FileKind;
  bytes: number;
  sha256: string;
  storageKey: string;
  /** Null where it cannot be told. */
  pages: number | null;
  by: Person;
  at: Date;
  replaces: string | null;
  /** `replaced` and `removed` files are history. */
  state: 'current' | 'replaced' | 'removed';
  /** `waiting` and `infected` files are handed out to nobody. */
  scan: 'clean' | 'waiting' | 'off' | 'infected';
  check: CheckState;
}

/** `scan`: pictures of paper, with no text to look at; `not_checked`: a kind or document that no check is made of. */
export type CheckState = 'running' | CheckOutcome;
export type CheckOutcome = 'done' | 'scan' | 'not_checked';

/** A hint, as the pre-check finds it. */
export interface NewFinding {
  code: string;
  /** In Chinese: what was looked for, what was found. */
  text: string;
  place: string | null;
}

export interface PaperFinding extends NewFinding {
  id: string;
  applicationId: string;
  fileId: string;
  documentId: string;
  dismissed: { by: Person; at: Date; reason: string } | null;
}

export interface Papers {
  files: readonly PaperFile[];
  /** In the order in which the check found them, file by file; only those of current files. */
  findings: readonly PaperFinding[];
}

export interface NewPaperFile extends Omit<PaperFile, 'by' | 'at' | 'state' | 'scan' | 'check'> {
  scan: 'waiting' | 'off';
}

/** Who does something to the papers of an application, and when. */
export interface Deed {
  applicationId: string;
  contactId: string;
  /** Names the write across its retries. */
  key: string;
  now: Date;
}

/**
 * Files and findings. Every change of what the checklist shows is one transaction with the application's new version, an event for the
 * timeline and news for the conversations.
 */
export interface PaperStore {
  ofApplication(applicationId: string): Promise<Papers>;
  file(applicationId: string, fileId: string): Promise<PaperFile | null>;
  finding(applicationId: string, findingId: string): Promise<PaperFinding | null>;
  /**
   * Once for each id: a repetition answers with the file that is there.
   * @param more told in the event beside the file, such as the digests of the pictures that it was made of
   * @throws {ServerError} `replaced_already` (409) when `replaces` is not a current file of the same document
   */
  add(file: NewPaperFile, deed: Deed, more?: Readonly<Record<string, unknown>>): Promise<PaperFile>;
  /** @throws {ServerError} `not_found` (404) */
  remove(fileId: string, deed: Deed): Promise<void>;
  /** @throws {ServerError} `not_found` (404), `replaced_already` (409) */
  restore(fileId: string, deed: Deed): Promise<PaperFile>;
  /** @throws {ServerError} `not_found` (404) */
  dismiss(findingId: string, reason: string, deed: Deed): Promise<PaperFinding>;
  /** @throws {ServerError} `not_found` (404) */
  reopen(findingId: string, deed: Deed): Promise<PaperFinding>;
  /** All findings of a file at once; one that was there before, by code, place and text, keeps its dismissal. */
  replaceFindings(
    file: Pick<PaperFile, 'id' | 'applicationId' | 'documentId'>,
    outcome: { check: CheckOutcome; findings: readonly NewFinding[] },
    now: Date,
  ): Promise<void>;
  /** Has every current file of an application looked at again, because what it is held against has changed. */
  recheck(applicationId: string, now: Date): Promise<void>;
}

/** Files that wait for the virus scanner or the pre-check. A claim keeps others away until `until`; nothing is lost when its holder dies. */
export interface PaperWork {
  claim(count: number, now: Date, until: Date): Promise<readonly ClaimedFile[]>;
  /** The scanner found nothing, or there is none any more. */
  scanned(fileId: string, result: 'clean' | 'off'): Promise<void>;
  /** Nothing is left to do, unless something has come up meanwhile. */
  done(fileId: string): Promise<void>;
  /** The scanner found something: the file leaves the checklist and its findings say why. */
  infected(file: PaperFile, threat: string, now: Date): Promise<void>;
  /** What is left to do is tried again then. */
  postpone(fileId: string, due: Date): Promise<void>;
  /** When the next file is due; null when none waits. */
  nextDue(): Promise<Date | null>;
}
export interface ClaimedFile {
  file: PaperFile;
  /** How often it has been claimed, this time included. */
  attempts: number;
}

/** Reads a file against its application: what the `check` of the checklist is made of. */
export type CheckPaper = (
  file: PaperFile,
) => Promise<{ check: CheckOutcome; findings: readonly NewFinding[] }>;

/** What an application has answered so far, and what it goes by. */
export interface ApplicationAnswers {
  /** Null: no such application. */
  read(applicationId: string): Promise<(PackName & { state: LifeState; facts: Facts }) | null>;
}

/** Looks at a file on this machine by its content. @throws {ServerError} saying what is wrong with the file called `name` */
export type InspectFile = (path: string, name: string) => Promise<{ kind: FileKind; pages: number | null }>;

/** An upload under way, or come to its end. */
export interface Upload {
  id: string;
  contactId: string;
  applicationId: string;
  documentId: string;
  /** As the person's device called it. */
  name: string;
  replaces: string | null;
  /** One picture of a paper that several pictures make up. */
  photo: boolean;
  complete: boolean;
  createdAt: Date;
}

/** Uploads on this machine, or on a disk that all machines share. */
export interface Uploads {
  /** Null: nothing by that id, or no longer. */
  read(id: string): Promise<Upload | null>;
  content(id: string): Promise<Content>;
  /** Where its bytes lie. */
  path(id: string): string;
  remove(id: string): Promise<void>;
}

/** Pictures of papers, made smaller and turned as they were taken. */
export interface Pictures {
  /** One A4 page for each file, in order. @throws {ServerError} `too_large` when it cannot be made small enough */
  toPdf(pictures: readonly { path: string; kind: FileKind }[]): Promise<Uint8Array>;
  /** A JPEG for a screen. */
  toPreview(path: string, kind: FileKind): Promise<Uint8Array>;
}
