import { fold } from '../../../bot/language/words/simplified.ts';

/** A text without what differs from writer to writer, with the way back to where each sign stood. */
export interface Squeezed {
  text: string;
  /** For each sign its place in the original. */
  at: readonly number[];
}

/** Letters and digits of all scripts, by code unit. */
const KEPT = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Simplified, half-width, small letters; no spaces, line breaks, brackets or other punctuation. */
export function squeeze(original: string): Squeezed {
  const folded = fold(original);
  const at: number[] = [];
  let text = '';
  let run = 0;
  for (let place = 0; place < folded.length; place += 1) {
    if (KEPT[folded.charCodeAt(place)] === 1) {
      at.push(place);
      continue;
    }
    if (run < place) text += folded.slice(run, place);
    run = place + 1;
  }
  return { text: text + folded.slice(run), at };
}

export const squeezed = (original: string): string => squeeze(original).text;
