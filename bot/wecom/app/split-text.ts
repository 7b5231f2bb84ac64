import { bytesOf, LIMITS } from './limits.ts';

/**
 * Parts of at most `limit` (4 or more) UTF-8 bytes, each ending where a paragraph ends, else where a sentence or line ends, else where a phrase or word does,
 * else between two characters. Only the white space at the seams is lost; a blank text has no parts, since WeCom refuses
 * an empty message.
 */
export function splitText(text: string, limit: number = LIMITS.textBytes): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (bytesOf(rest) > limit) {
    const fitting = prefixOf(rest, limit);
    const part = rest.slice(0, seam(fitting, rest));
    parts.push(part.trimEnd());
    rest = rest.slice(part.length).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

/** The longest run of whole code points from the start that fits. */
function prefixOf(text: string, limit: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += widthOf(character);
    if (bytes > limit) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Bytes of one code point in UTF-8; asking a buffer for each doubled the time of a long text. */
function widthOf(character: string): number {
  const point = character.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** A seam nearer to the start than this share of the part would leave a stump. */
const STUMP = 0.3;
const PARAGRAPH_END = /\n\s*\n/gu;
const SENTENCE_END = /(?:[。！？；!?;…]+[”’」』）)》]*|\.(?=\s)|\n)/gu;
const PHRASE_END = /[，、：,:\s]/gu;
/** What belongs to the character before it: joiners, marks, variation selectors, skin tones. */
const CONTINUES = /^[\u200d\p{M}\p{Emoji_Modifier}]/u;

function seam(fitting: string, text: string): number {
  const least = fitting.length * STUMP;
  for (const pattern of [PARAGRAPH_END, SENTENCE_END, PHRASE_END]) {
    const last = lastEnd(fitting, pattern, text);
    if (last > least) return last;
  }
  let end = cutsLink(fitting) && fitting.lastIndexOf('<a ') > 0 ? fitting.lastIndexOf('<a ') : fitting.length;
  while (end > least && (CONTINUES.test(text.slice(end)) || text[end - 1] === '\u200d')) {
    end -= Array.from(text.slice(0, end)).at(-1)!.length;
  }
  return end > least ? end : fitting.length;
}

/** Whether a link begins in it and ends beyond: half of one would be shown as it is written. */
const cutsLink = (part: string): boolean => part.lastIndexOf('<a ') > part.lastIndexOf('</a>');

function lastEnd(fitting: string, pattern: RegExp, text: string): number {
  let last = 0;
  for (const match of fitting.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (cutsLink(fitting.slice(0, end))) continue;
    // A closing quotation mark just beyond the edge belongs to the sentence that it closes.
    if (!/^[”’」』）)》]/u.test(text.slice(end, end + 1))) last = end;
  }
  return last;
}
