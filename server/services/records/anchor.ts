import type { ChainHead } from './ports.ts';

/** A head of the chain as an operator keeps it elsewhere. */
export const writeAnchor = ({ seq, hash }: ChainHead): string => `${seq}:${hash}`;

export function readAnchor(text: string): ChainHead {
  const [, seq, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new AnchorError();
  return { seq: BigInt(seq), hash };
}

class AnchorError extends Error {
  override readonly name = 'AnchorError';
  readonly code = 'bad_anchor';

  constructor() {
    super('--anchor is to look like SEQ:HASH, as an earlier run printed it.');
  }
}
