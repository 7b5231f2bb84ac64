/** A paragraph, a cell of a table, or a line of a page. */
export interface TextBlock {
  text: string;
  /** From 1; null where the format has no pages. */
  page: number | null;
  /** Marked as a heading in the file. */
  heading: boolean;
}

export interface PaperText {
  blocks: readonly TextBlock[];
  /** Pages without text that can be read, such as scanned ones; from 1. */
  unread: readonly number[];
}

/** What taking the text out of a file came to. */
export type Extraction =
  | { type: 'text'; text: PaperText }
  /** Pictures of paper. */
  | { type: 'scan' }
  | { type: 'unreadable'; reason: Unreadable };
/** `too_much`: of content, or of the time and memory that it takes. */
export type Unreadable = 'damaged' | 'encrypted' | 'too_much';

export type TextKind = 'docx' | 'pdf';
export interface TextReader {
  /** Never throws for what is in a file, and always settles in bounded time. */
  read(bytes: Uint8Array, kind: TextKind): Promise<Extraction>;
  close(): Promise<void>;
}
