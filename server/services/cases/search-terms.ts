/** A name is searched by single characters and pairs, a code or number by pairs and fours: pairs of digits alone are in all of them. */
const RUNS = /[a-z0-9]+|[\p{Script=Han}]+|[^\sa-z0-9\p{Script=Han}]+/gu;
const CODE = /^[a-z0-9]+$/;
/** A credit code in full is looked for as it is: its parts may stand in another order in the code of another. */
const WHOLE = /^[a-z0-9]{18}$/;

/** As it is searched: without the width of its letters, without spaces and hyphens in numbers. */
const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[a-z0-9])[-_](?=[a-z0-9])/g, '')
    .replace(/[\p{P}\p{S}]+/gu, ' ');

const runsOf = (text: string): string[] => normalise(text).match(RUNS) ?? [];

function grams(run: string, size: number): string[] {
  const characters = [...run];
  const count = characters.length - size + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, at) => characters.slice(at, at + size).join(''));
}

/** All that an application is found by, each once. */
export function searchTerms(texts: readonly string[]): string[] {
  const terms = new Set<string>();
  for (const run of texts.flatMap(runsOf)) {
    const sizes = CODE.test(run) ? [1, 2, 3, 4] : [1, 2];
    for (const size of sizes) for (const gram of grams(run, size)) terms.add(gram);
    if (WHOLE.test(run)) terms.add(run);
  }
  return [...terms];
}

/** What an application must have, all of it, to be found by these words; empty where nothing is looked for. */
export function queryTerms(words: string): string[] {
  const terms = runsOf(words).flatMap((run) => {
    if (WHOLE.test(run)) return [run];
    const longest = CODE.test(run) ? 4 : 2;
    return grams(run, Math.min(longest, [...run].length));
  });
  return [...new Set(terms)];
}
