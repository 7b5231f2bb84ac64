import type { Snapshot, Submission } from '../submissions/ports.ts';

export type CellValue = string | number | null;
export interface Sheet {
  name: string;
  columns: readonly { title: string; width: number }[];
  rows: readonly (readonly CellValue[])[];
}
export type RenderSheet = (sheet: Sheet) => Promise<Uint8Array>;

/** A file as it is handed out. */
export interface Exported {
  name: string;
  bytes: Uint8Array;
}

export interface ZipEntry {
  path: string;
  open(): Promise<NodeJS.ReadableStream>;
  /** It is small already: pictures, PDF, Office files. */
  packed: boolean;
}

export interface DossierGround {
  title: string;
  /** Earliest first. */
  versions: readonly { submission: Submission; snapshot: Snapshot }[];
  /** By file id, where its bytes are kept; a file with a threat is not among them. */
  storageKeys: ReadonlyMap<string, string>;
}

export interface Dossiers {
  /** Null: there is no such application, or it has never been handed in. */
  read(applicationId: string): Promise<DossierGround | null>;
  /** That an officer has taken it away is on record. */
  record(applicationId: string, officerId: string, now: Date): Promise<void>;
}
