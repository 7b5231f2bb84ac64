import type { Entry, Lexicon } from './words/lexicon.ts';
import type { Topic, Value } from './types.ts';

/** What one part of a message says of one topic. */
export interface Reading {
  topic: string;
  /** One value when sure; otherwise what it may mean, best first. */
  values: readonly Value[];
  sure: boolean;
  evidence: string;
  /** Where it stands in the text. */
  at: number;
  /** Said after words that take back what was said before. */
  fixed: boolean;
}

/** What the readers need besides the words. */
export interface Hearing {
  lexicon: Lexicon;
  asking: Topic | null;
  known: Readonly<Record<string, Value>>;
  /** The normalised message. */
  text: string;
}

export const textOf = (tokens: readonly { start: number; end: number }[], text: string): string =>
  tokens.length === 0 ? '' : text.slice(tokens[0]!.start, tokens.at(-1)!.end);

/** Topics of which some word of the clauses speaks, as a name, an option or a phrase. */
export const mentionedTopics = (
  clauses: readonly { tokens: readonly { entry: Entry }[] }[],
): ReadonlySet<string> => {
  const mentioned = new Set<string>();
  for (const { tokens } of clauses) {
    for (const { entry } of tokens) {
      for (const name of entry.names) mentioned.add(name);
      for (const { topic } of entry.options) mentioned.add(topic);
    }
  }
  return mentioned;
};
