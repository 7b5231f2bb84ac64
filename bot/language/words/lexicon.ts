import type { Topic } from '../types.ts';
import { normalise } from './normalise.ts';
import { startsNumeral } from '../counts/numerals.ts';
import { STATE_WORDS } from './states.ts';
import { STRUCTURE_WORDS } from './structure.ts';
import { THING_WORDS } from './things.ts';
import type { WordList } from './word-list.ts';

export interface OptionRef {
  topic: string;
  option: string;
}
export interface StateRef {
  topic: string;
  value: 'yes' | 'no' | 'partly';
  /** Made of general words only (没想好, 很强): says something only as the answer to its own question. */
  bare: boolean;
}

/** What a word may be. A word has one kind (the part it plays in a sentence) and any number of references to topics. */
export interface Entry {
  kind: string;
  org: boolean;
  title: boolean;
  measure: boolean;
  /** A verb for a line of work: 做, 从事. */
  link: boolean;
  /** A common noun for an organisation (高校, 企业), as against a name of one. */
  common: boolean;
  /** Topics that the word names. */
  names: readonly string[];
  /** Options that the word stands for. */
  options: readonly OptionRef[];
  /** Topics of which the phrase says yes, no or partly by itself. */
  states: readonly StateRef[];
  /** Topics to which the word belongs without naming them or saying anything of them. */
  own: readonly string[];
  /** Count topics whose things the word is a noun for. */
  nouns: readonly string[];
  /** Count topics that are counted with this measure word. */
  measures: readonly string[];
}

interface Node {
  next: Map<number, Node>;
  entry: Entry | null;
}

type Mutable = {
  -readonly [Key in keyof Entry]: Entry[Key] extends readonly (infer One)[] ? One[] : Entry[Key];
};

const FLAGS = new Set(['org', 'title', 'measure', 'common', 'link']);

/** All words known to a listener, general and of its topics, compiled into one prefix tree. */
export interface Lexicon {
  topics: ReadonlyMap<string, Topic>;
  /**
   * The longest word at a position of the text, with where it ends. Phrases of general words (正在建) count only for the
   * topic that was asked; for others the words in them are read one by one.
   */
  longest(text: string, from: number, asking?: string): { entry: Entry; end: number } | null;
  exact(word: string): Entry | null;
  /** The longest measure of something else (人, 个月, 万元) at a position: its end, or -1. */
  alien(text: string, from: number): number;
}

const node = (): Node => ({ next: new Map(), entry: null });
const blank = (): Mutable => ({
  kind: 'word',
  org: false,
  title: false,
  measure: false,
  common: false,
  link: false,
  names: [],
  options: [],
  states: [],
  own: [],
  nouns: [],
  measures: [],
});

const walkTo = (root: Node, word: string): Node => {
  let at = root;
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index);
    let next = at.next.get(code);
    if (!next) at.next.set(code, (next = node()));
    at = next;
  }
  return at;
};

const entryAt = (root: Node, word: string): Mutable => {
  const end = walkTo(root, word);
  return (end.entry ??= blank()) as Mutable;
};

const addGeneral = (root: Node, aliens: Node, lists: WordList): void => {
  for (const [kind, words] of Object.entries(lists)) {
    for (const word of words.split(' ').filter(Boolean)) {
      if (kind === 'alien') entryAt(aliens, word);
      else mark(entryAt(root, word), kind);
    }
  }
};

const mark = (entry: Mutable, kind: string): void => {
  if (kind === 'org') entry.org = true;
  else if (kind === 'title') entry.title = true;
  else if (kind === 'measure') entry.measure = true;
  else if (kind === 'common') entry.common = true;
  else if (kind === 'link') entry.link = true;
  if (entry.kind === 'word' || (FLAGS.has(entry.kind) && !FLAGS.has(kind))) entry.kind = kind;
};

const push = <One>(list: One[], one: One, same: (other: One) => boolean): void => {
  if (!list.some(same)) list.push(one);
};

/** 研发, 从事: general words, but of one's line of work. */
const isTrade = (entry: Entry | undefined, length: number): boolean => entry?.link === true && length > 1;

/** Whether a phrase is made of general words alone, that is of nothing that belongs to a topic. */
const isBare = (general: Node, phrase: string): boolean => {
  let at = 0;
  while (at < phrase.length) {
    const word = longestIn(general, phrase, at);
    const end = word?.end ?? (startsNumeral(phrase[at]!) ? at + 1 : at);
    if (end === at || word?.entry.kind === 'place' || isTrade(word?.entry, end - at)) return false;
    at = end;
  }
  return true;
};

/** 没有首席专家 needs no phrase: 没有 and the name say it, and may go on with 和项目专员. */
const isPlain = (phrase: string, { names }: Topic): boolean =>
  names.includes(/^(?:还没有|没有|没|有|无)(.+)$/.exec(phrase)?.[1] ?? '');

const addTopic = (root: Node, general: Node, topic: Topic): void => {
  const each = (words: readonly string[], add: (entry: Mutable, word: string) => void): void => {
    for (const word of words) {
      const plain = normalise(word).replaceAll(' ', '');
      add(entryAt(root, plain), plain);
    }
  };
  const { id } = topic;
  each([topic.label, ...topic.names], (entry) => push(entry.names, id, (other) => other === id));
  for (const option of topic.options) {
    each([option.label, ...option.words], (entry) =>
      push(
        entry.options,
        { topic: id, option: option.id },
        (other) => other.topic === id && other.option === option.id,
      ),
    );
  }
  for (const value of ['yes', 'no', 'partly'] as const) {
    each(
      topic[value].filter((phrase) => value !== 'no' || !isPlain(phrase, topic)),
      (entry, word) =>
        push(
          entry.states,
          { topic: id, value, bare: isBare(general, word) },
          (other) => other.topic === id && other.value === value,
        ),
    );
  }
  each(topic.about, (entry) => push(entry.own, id, (other) => other === id));
  each(topic.units, (entry) =>
    push(entry.measure ? entry.measures : entry.nouns, id, (other) => other === id),
  );
};

const longestIn = (
  root: Node,
  text: string,
  from: number,
  counts?: (entry: Entry) => boolean,
): { entry: Entry; end: number } | null => {
  let at: Node | undefined = root;
  let found: { entry: Entry; end: number } | null = null;
  for (let index = from; index < text.length; index += 1) {
    at = at.next.get(text.charCodeAt(index));
    if (!at) break;
    if (at.entry && (!counts || counts(at.entry))) found = { entry: at.entry, end: index + 1 };
  }
  return found;
};

const isForOthers = (
  { kind, states, own, names, options, nouns }: Entry,
  asking: string | undefined,
): boolean =>
  kind === 'word' &&
  states.length + own.length > 0 &&
  names.length + options.length + nouns.length === 0 &&
  states.every(({ bare, topic }) => bare && topic !== asking) &&
  !own.some((topic) => topic === asking);

/** Compiles general Chinese and the words of a pack's topics; done once per pack. */
export const compileLexicon = (topics: readonly Topic[]): Lexicon => {
  const root = node();
  const aliens = node();
  const general = node();
  for (const lists of [STATE_WORDS, STRUCTURE_WORDS, THING_WORDS]) {
    addGeneral(root, aliens, lists);
    addGeneral(general, node(), lists);
  }
  for (const topic of topics) addTopic(root, general, topic);
  return {
    topics: new Map(topics.map((topic) => [topic.id, topic])),
    longest: (text, from, asking) => {
      const hit = longestIn(root, text, from);
      if (!hit || !isForOthers(hit.entry, asking)) return hit;
      return longestIn(root, text, from, (entry) => !isForOthers(entry, asking));
    },
    exact: (word) => {
      const hit = longestIn(root, word, 0);
      return hit && hit.end === word.length ? hit.entry : null;
    },
    alien: (text, from) => longestIn(aliens, text, from)?.end ?? -1,
  };
};
