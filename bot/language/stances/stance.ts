/** What a stretch of words says of a yes-or-no matter: the values it may mean, best first, and whether it is certain. */
export interface Stance {
  values: readonly string[];
  sure: boolean;
  /** Said of the future: not done yet. */
  ahead: boolean;
  /** Said by 在 alone: little beside a plain answer. */
  slight?: boolean;
}

/** A value that is certain. */
export const certain = (value: string): Stance => ({ values: [value], sure: true, ahead: false });

/** Weakened by 应该, 可能 and the like. */
export const isHedged = ({ sure, values }: Stance): boolean => !sure && values.includes('unsure');

/** What it may mean, best first; nothing that may be recorded. */
export const doubtful = (...values: string[]): Stance => ({ values, sure: false, ahead: false });
