/** Marks a note to whoever completes a draft; such notes do not belong in what is handed in. */
export const GUIDANCE = '【填写提示】';

/** A place to be filled in, with what belongs there. */
export const blank = (prompt: string | null): string => (prompt === null ? '____' : `____（${prompt}）`);

/** Above every page of a draft. */
export const DRAFT_HEADER = '草稿：请核对、补充后使用';
/** Of the program that made the file. */
export const DRAFT_CREATOR = '联备';
