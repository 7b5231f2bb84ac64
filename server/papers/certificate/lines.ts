/** Marks that do not begin a line, and those that do not end one. */
const NOT_FIRST = /^[、，。；：！？）》〕”’·％]/u;
const NOT_LAST = /[（《〔“‘]$/u;

/** Breaks a text into lines of at most `width`: between any two Chinese characters, and only between words of Latin letters or figures. */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces = text.match(/[A-Za-z0-9._:/%&?=+-]+|\s+|[\s\S]/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces.flatMap((whole) => (widthOf(whole) > width ? [...whole] : [whole]))) {
    const fits = line === '' || widthOf(line + piece) <= width;
    if (fits) {
      line += piece;
      continue;
    }
    const carried = carry(line, piece);
    lines.push(line.slice(0, line.length - carried.length));
    line = (carried + piece).trimStart();
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** What goes along to the next line, so that no mark stands where it may not. */
function carry(line: string, piece: string): string {
  const letters = [...line];
  if (letters.length < 2) return '';
  if (NOT_FIRST.test(piece) || NOT_LAST.test(line)) return letters.at(-1)!;
  return '';
}
