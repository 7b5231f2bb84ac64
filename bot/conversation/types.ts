import type { Facts, FactValue } from '../policy/pack.ts';
import type { Verdict } from '../policy/evaluate.ts';

/** What a person did, channel-neutral. */
export type Message =
  | { type: 'text'; text: string }
  /** A tap on an option, by the option's id (it carries fact, value and pack version, so late taps keep their meaning). */
  | { type: 'press'; option: string }
  /** Several options handed in at once for a set, or one for a choice, from a card. */
  | { type: 'submit'; fact: string; values: readonly string[]; packVersion: string }
  /** Put the conversation at the question for a fact: correction links. */
  | { type: 'ask'; fact: string }
  /** Opened the app, or subscribed to it. */
  | { type: 'enter' }
  /** Something that is not text: named in Chinese (图片, 语音, 视频, 位置, 链接 …). */
  | { type: 'media'; kind: string };

export interface Option {
  id: string;
  /** At most 10 characters where possible: a card's button. */
  label: string;
}

/** One thing said to a person, channel-neutral. `text` alone is complete: whatever a card shows also stands there. */
export interface Reply {
  text: string;
  options: readonly Option[];
  /** Ids of the clauses it rests on, best first. */
  clauses: readonly string[];
  /** Present when the reply asks a question that a card can take. */
  question?: QuestionCard;
}

/** The parts of a question, for channels that show cards. */
export interface QuestionCard {
  fact: string;
  packVersion: string;
  /** What precedes the question: the echo of the reading, an answer. May be empty. */
  lead: string;
  /** The question itself, at most 36 characters. */
  title: string;
  /** Hint and progress. */
  detail: string;
  /** `buttons`: few short answers; `one`: pick one of a list; `many`: tick several and hand in. */
  select: 'buttons' | 'one' | 'many';
  /** The answers proper (ids are option ids for `buttons` and `one`; for `many`, the set's item ids). */
  answers: readonly Option[];
}

/** What is kept of one person's conversation: the facts and little else. Everything shown is derived. */
export interface ConversationState {
  pack: { id: string; version: string };
  /** Whether a check is under way: false before it begins and after a restart. */
  checking: boolean;
  facts: Facts;
  /** A question the person asked for by 修改, 上一题 or a link, taking precedence over the derived next one. */
  focus: string | null;
  /** Facts put off by 跳过, oldest first. */
  skipped: readonly string[];
  /** Facts in the order in which they were answered, for 上一题. */
  answered: readonly string[];
  /** What 撤销 takes back: the previous values of the last change (null: was not known). */
  undo: Readonly<Record<string, FactValue | null>> | null;
  /** Items ticked so far on a set question answered by single taps. */
  ticked: { fact: string; items: readonly string[] } | null;
  /** The verdict last told, so that a change of it is announced. */
  told: Verdict | null;
  /** Epoch milliseconds of the last message. */
  lastAt: number;
}

/** What a turn asks of the world besides the replies; carried out once the turn is committed. */
export type Request = {
  type: 'record_check';
  facts: Facts;
  verdict: Verdict;
  packId: string;
  packVersion: string;
  packDigest: string;
};

export type Intent = 'answer' | 'question' | 'correction' | 'command' | 'smalltalk' | 'unclear';

export interface Turn {
  state: ConversationState;
  replies: readonly Reply[];
  requests: readonly Request[];
  intent: Intent;
  /** The fact that the bot now waits for. */
  asking: string | null;
  /** Null while a check is not decided. */
  verdict: Exclude<Verdict, 'incomplete'> | null;
}
