/** Space-separated words by the part that they play in a sentence. */
export type WordList = Readonly<Record<string, string>>;
