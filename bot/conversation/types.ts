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
  | { type: 'media'; kind: string }
  | SyncMessage
  /** The application took none of the person's changes up to this time (epoch ms): theirs give way to its own facts. */
  | { type: 'refused'; application: string; at: number };

/** What has become of the application that the person works on; nothing is said at once. */
export interface SyncMessage {
  type: 'sync';
  /** Null: the conversation stands for itself again. */
  application: ApplicationNow | null;
  /** All facts of the application with the time of their latest change (epoch ms); null for one that was taken back. */
  facts: Readonly<Record<string, { value: FactValue | null; at: number }>>;
}

/** An application in the mini-app, as far as the chat speaks of it. */
export interface ApplicationNow {
  id: string;
  /** Grows with every change of anything in it. */
  version: number;
  title: string;
  /** `draft`, `submitted`, `withdrawn`, and what the office makes of it. */
  state: string;
  /** The receipt's, of the latest submission. */
  number: string | null;
  verdict: Verdict | null;
  papers: { ready: number; wanted: number };
  /** Ids of the wanted documents without a file. */
  missing: readonly string[];
}

/** The application that a conversation's answers belong to. */
export interface LinkedApplication extends ApplicationNow {
  /** Facts that were changed here and are not known to have reached the application, with the time of the change. */
  unconfirmed: Readonly<Record<string, number>>;
  /** The latest time of a change known here: what is changed after it was seen is later, whatever the clocks say. */
  latest: number;
  /** What has come about elsewhere and was not told yet. */
  untold: {
    /** The conversation took over this application's facts. */
    linked: boolean;
    /** The state last told; null where it is still the same. */
    state: string | null;
    /** Values as the person knew them; null: not known. */
    facts: Readonly<Record<string, FactValue | null>>;
  };
}

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
  /** Where to go on in the mini-app; shown where its address is known, and never the only way. */
  links?: readonly Link[];
}

/** A place in the mini-app. One whose label begins an entry of the reply's text, `· LABEL` or `1. LABEL`, is the link of that entry. */
export interface Link {
  /** At most 10 characters where it is no entry of the text: a card's button. */
  label: string;
  /** Below the public address, such as `/go/status`. */
  path: string;
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
  /** Epoch milliseconds of the last message; 0 for a person never heard, known only by their application. */
  lastAt: number;
  application: LinkedApplication | null;
}

/** What a turn asks of the world besides the replies; carried out once the turn is committed. */
export type Request = CheckFinished | FactsChanged | SnoozeReminders;

export interface CheckFinished {
  type: 'record_check';
  facts: Facts;
  verdict: Verdict;
  packId: string;
  packVersion: string;
  packDigest: string;
}

/** The person changed facts of the application; null: taken back. A later change of a fact elsewhere prevails. */
export interface FactsChanged {
  type: 'facts_changed';
  application: string;
  changes: Readonly<Record<string, FactValue | null>>;
  /** Epoch milliseconds, later with every turn. */
  at: number;
}

/** The person wants to be reminded later of what waits in the application; times in epoch milliseconds. */
export interface SnoozeReminders {
  type: 'snooze_reminders';
  application: string;
  until: number;
  at: number;
}

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
