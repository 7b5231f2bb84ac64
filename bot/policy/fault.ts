/** Something wrong in a pack, with the place to mend it. */
export interface Fault {
  file: string;
  /** From 1; 0 when the file itself is missing. */
  line: number;
  reason: string;
}

/** A pack that cannot be used. The message lists every fault, one a line, as `file:line reason`. */
export class PackError extends Error {
  readonly code = 'invalid_pack';
  constructor(readonly faults: readonly Fault[]) {
    super(
      faults.map(({ file, line, reason }) => `${file}${line > 0 ? `:${line}` : ''} ${reason}`).join('\n'),
    );
  }
}
