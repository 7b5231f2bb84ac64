/** What the language room needs to know of a matter that can be spoken of. Built once per pack by the conversation. */
export interface Topic {
  /** Opaque to this room; handed back in readings. */
  id: string;
  type: 'yes_no' | 'count' | 'choice' | 'set' | 'text';
  label: string;
  names: readonly string[];
  yes: readonly string[];
  no: readonly string[];
  partly: readonly string[];
  /** Words and verbs that belong to the matter and say nothing by themselves. */
  about: readonly string[];
  /** Yes of one of several is yes. */
  either: boolean;
  units: readonly string[];
  /** In the order in which a person sees them numbered from 1. */
  options: readonly { id: string; label: string; words: readonly string[] }[];
  /** A count that is the sum of these topics (the total of all members). */
  sumOf: readonly string[];
  /** Longest text accepted, for `text` topics. */
  maxLength: number;
}

/** yes_no: yes, no, partly, unsure; choice: option id; count: number; set: option ids; text: string; any: 'unsure'. */
export type Value = string | number | readonly string[];

/** A reading confident enough to record. For sets and counts the value is the final one, after 再加, 少了一家 and the like. */
export interface Statement {
  topic: string;
  value: Value;
  /** The words it was read from. */
  evidence: string;
}

/** A reading that must be asked back: what it may have meant, best first (may be empty). */
export interface Doubt {
  topic: string;
  candidates: readonly Value[];
  evidence: string;
}

export type CommandName =
  | 'start' // begin a check
  | 'restart'
  | 'back' // 上一题
  | 'edit' // 修改某项, with the topic where it was named
  | 'skip'
  | 'why' // 为什么问这个
  | 'example' // 举个例子 / 什么意思
  | 'progress'
  | 'checklist'
  | 'verdict' // 看结果, 我们符合吗
  | 'undo' // 撤销
  | 'human'
  | 'help'
  | 'after_filing' // what follows after filing
  | 'answers' // what has been recorded so far
  | 'application'; // 申报状态, 材料交了没, 提交了吗

export type Smalltalk =
  'greeting' | 'thanks' | 'bye' | 'praise' | 'insult' | 'identity' | 'favour' | 'acknowledge';

export interface Understanding {
  /** `favour` smalltalk is a request to be declared eligible, to ignore the rules, or for work of another kind. */
  intent: 'answer' | 'correction' | 'question' | 'command' | 'smalltalk' | 'unclear';
  statements: readonly Statement[];
  doubts: readonly Doubt[];
  command?: { name: CommandName; topic?: string };
  /** The words to be answered from the clauses, when something is asked about the policy (may accompany statements). */
  question?: string;
  smalltalk?: Smalltalk;
}

export interface Listening {
  topics: readonly Topic[];
  /** The topic of the pending question, if any. */
  asking: string | null;
  /** What is known so far, for corrections and for 再加一家. */
  known: Readonly<Record<string, Value>>;
}
