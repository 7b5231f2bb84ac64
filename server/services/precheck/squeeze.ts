import { fold } from '../../../bot/language/words/simplified.ts';

const KEPT = /[\p{L}\p{N}]/u;

/** A text without what differs from writer to writer, with the way back to where each sign stood. */
export interface Squeezed {
  text: string;
  /** For each sign its place in the original. */
  at: readonly number[];
}

/** Simplified, half-width, small letters; no spaces, line breaks, brackets or other punctuation. */
export function squeeze(original: string): Squeezed {
  const folded = fold(original);
  let text = '';
  const at: number[] = [];
  for (let place = 0; place < folded.length; place += 1) {
    const sign = folded[place]!;
    if (!KEPT.test(sign)) continue;
    text += sign;
    at.push(place);
  }
  return { text, at };
}

export const squeezed = (original: string): string => squeeze(original).text;
