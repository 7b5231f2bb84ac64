/** The key of a card's submit button carries what is being answered, and by which pack: `submit|FACT|VERSION`. */
export function submitKey(fact: string, packVersion: string): string {
  return `submit|${fact}|${packVersion}`;
}

/** Null where the key is that of an ordinary button. */
export function readSubmitKey(key: string): { fact: string; packVersion: string } | null {
  const [verb, fact, packVersion, ...rest] = key.split('|');
  if (verb !== 'submit' || !fact || !packVersion || rest.length > 0) return null;
  return { fact, packVersion };
}

/**
 * The id of an entry that chooses nothing. A drop-down list shows its first entry as chosen from the start, and no answer
 * may be given by default. No item of a set can have this id: those begin with a letter, and `-` stands for none of them.
 */
export const NOTHING_CHOSEN = '_';
