/** A draft as it is written down: every blank either filled or said to be one. */
export interface FilledDraft {
  fileName: string;
  blocks: readonly FilledBlock[];
}

export type FilledBlock =
  | { type: 'title'; line: Line }
  | { type: 'heading'; level: 1 | 2; line: Line }
  | { type: 'paragraph'; align: 'left' | 'center' | 'right'; indent: boolean; line: Line }
  | { type: 'guidance'; line: Line }
  | { type: 'item'; line: Line }
  | { type: 'table'; columns: readonly { title: string; width: number }[]; rows: readonly Row[] }
  | { type: 'page_break' };

export interface Run {
  text: string;
  /** Still to be filled in. */
  blank: boolean;
}
/** Never holds a line break. */
export type Line = readonly Run[];
/** Cells, each with its lines. */
export type Row = readonly (readonly Line[])[];

/** Writes a draft as .docx. */
export type RenderDraft = (draft: FilledDraft) => Promise<Uint8Array>;
