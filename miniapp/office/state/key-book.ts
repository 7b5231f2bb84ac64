/** What a key does on the page that is open. */
export interface KeyBinding {
  /** One key, or two one after the other: `j`, `?`, `g q`. */
  keys: string;
  does: string;
  run: () => void;
  /** Under which heading the help lists it. */
  group: string;
}

/** A second key has to follow within this time. */
export const WITHIN_MS = 1_200;

/** Which binding a key stroke means, given what was pressed before it. Pure but for what it remembers of the last stroke. */
export function createKeyReader() {
  let first: { key: string; at: number } | null = null;

  return function read(key: string, at: number, bindings: readonly KeyBinding[]): KeyBinding | null {
    const before = first !== null && at - first.at <= WITHIN_MS ? first.key : null;
    first = null;
    const both = before === null ? undefined : find(bindings, `${before} ${key}`);
    const found = both ?? find(bindings, key);
    if (found) return found;
    if (bindings.some(({ keys }) => keys.startsWith(`${key} `))) first = { key, at };
    return null;
  };
}

/** What was bound last stands: a page's keys before the frame's. */
const find = (bindings: readonly KeyBinding[], keys: string): KeyBinding | undefined =>
  [...bindings].reverse().find((binding) => binding.keys === keys);
