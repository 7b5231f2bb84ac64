const LEGIBLE = /[\p{Script=Han}\p{Script=Latin}\p{Nd}]/gu;
const VISIBLE = /[^\s\p{P}]/gu;
/** Below this a page is a picture with a page number or a stamp on it. */
const LEAST = 15;

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** Whether a text can be read by a person; fonts without a character table give signs that mean nothing. */
export function isLegible(text: string): boolean {
  const legible = count(text, LEGIBLE);
  return legible >= LEAST && legible * 2 >= count(text, VISIBLE);
}
