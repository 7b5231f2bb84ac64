import type { CallbackRecord, Inbound } from './callbacks/types.ts';
import type { Fault, FaultRequest } from './faults.ts';

/** What an administrator would copy out of the WeCom console, made up. */
export interface Credentials {
  corpId: string;
  agentId: number;
  secret: string;
  callbackToken: string;
  /** 43 letters and digits. */
  encodingAesKey: string;
}

/** A member of the stand-in's corp, inside or outside the visible scope of the app. */
export interface Contact {
  userid: string;
  name: string;
  inScope: boolean;
  /** An officer is a member who works on the applications. */
  kind: 'member' | 'officer';
}

/** Someone outside the corp: they sign in to the app's pages and have no chat with it. */
export interface Guest {
  userid: string;
  name: string;
  /** A member of a linked corp, or someone of no corp. */
  kind: 'downstream' | 'external';
  /** Of the linked corp. */
  corpId?: string;
}

/** A button of the menu under the chat: `key` makes a click event, `url` a view event. */
export type MenuButton = { name: string; key: string } | { name: string; url: string };

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** A template card as one person sees it. */
export interface CardContent {
  type: 'card';
  card: JsonObject;
  taskId: string;
  /** The grey text in place of the buttons once the card was updated as used. */
  replaced: string | null;
  /** What this person tapped last: the key, then the option ids in the order of the questions. */
  chosen: readonly string[];
}

export type Content =
  | { type: 'text'; text: string; truncated: boolean }
  | { type: 'markdown'; text: string; truncated: boolean }
  | { type: 'textcard'; title: string; description: string; url: string; button: string }
  | { type: 'news'; articles: readonly { title: string; description: string; url: string }[] }
  | { type: 'media'; kind: 'image' | 'voice' | 'video' | 'file'; mediaId: string; transcript: string | null }
  | { type: 'location'; label: string }
  | { type: 'link'; title: string; url: string }
  /** Not a bubble: a grey line such as 进入了应用. */
  | { type: 'notice'; text: string }
  | CardContent;

/** One line of one person's chat with the app. */
export interface ChatEntry {
  /** Unique and increasing over the whole stand-in. */
  seq: number;
  /** Of the app's messages: the msgid of `message/send`; of a contact's: the callback's MsgId or event id. */
  id: string;
  userid: string;
  from: 'app' | 'contact';
  /** Epoch milliseconds by the stand-in's clock. */
  at: number;
  content: Content;
  recalled: boolean;
  /** The callback that this entry caused or, for a passive reply, answered. */
  callback: number | null;
}

/** Something that the platform lets pass and an engineer should not: tests fail on them. */
export interface Problem {
  kind: 'truncated' | 'dropped' | 'unknown_field' | 'long_text' | 'bad_reply' | 'debug_call' | 'suppressed';
  at: number;
  detail: string;
}

/** One call of the API as it came and as it was answered. */
export interface ApiCall {
  at: number;
  method: string;
  path: string;
  body: string;
  /** Null where the connection was dropped. */
  errcode: number | null;
  fault: Fault['kind'] | null;
}

export interface Limits {
  /** Messages to one member; what exceeds them is dropped without a word (WeCom developer docs path/90312). */
  memberPerMinute: number;
  memberPerHour: number;
  /** Calls of one API by one corp; what exceeds them is answered 45009 until the window's block has passed. */
  corpPerMinute: number;
  corpPerHour: number;
}

/** Departments and tags of the stand-in's corp, with the userids of their members. */
export interface Directory {
  departments?: readonly { id: number; name: string; members: readonly string[] }[];
  tags?: readonly { id: number; name: string; members: readonly string[]; departments?: readonly number[] }[];
}

export interface SimulatorOptions {
  credentials: Credentials;
  /** The app's name, shown in the title bar. */
  title: string;
  /** 0 or absent: any free port of the loopback interface. */
  port?: number;
  contacts?: readonly { userid: string; name: string; kind?: Contact['kind'] }[];
  guests?: readonly Guest[];
  directory?: Directory;
  menu?: readonly MenuButton[];
  limits?: Partial<Limits>;
  /** Epoch milliseconds; the stand-in's clock is this one plus what it has been moved by. */
  now(): number;
  /** `size` random bytes. */
  random(size: number): Uint8Array;
  /** Real milliseconds that a callback may take; the platform's 5000 if absent. */
  callbackTimeoutMs?: number;
  /** Real milliseconds before a failed callback is sent again; 1000 if absent. */
  callbackRetryMs?: number;
}

/** Where the app's own pages are. */
export interface AppPages {
  /** The app's trusted domain: sign-ins lead back nowhere else. The callback's where it is left out. */
  origin: string;
  /** Path and query of the app's sign-in, to which the path of a page is added. */
  signIn: string;
}

/** A stand-in of the WeCom service with a chat page. For development and tests, on loopback only. */
export interface Simulator {
  readonly url: string;
  readonly chatUrl: string;
  /** What `WECOM_API_BASE` takes: paths such as `/cgi-bin/gettoken` go below it. */
  readonly apiBase: string;
  readonly credentials: Credentials;
  /** Verifies the URL as the console does (GET, one second, exact echo) and keeps it. Throws SimulatorError. */
  connect(callbackUrl: string, pages?: AppPages): Promise<void>;
  close(): Promise<void>;

  now(): number;
  moveClock(milliseconds: number): void;

  addContact(userid: string, name: string): Contact;
  contacts(): readonly Contact[];
  /** What pages are signed with at present. */
  tickets(): { corp: string; app: string };

  /** A contact does something; resolves once the callback was accepted or given up. */
  send(userid: string, inbound: Inbound): Promise<CallbackRecord>;
  say(userid: string, text: string): Promise<CallbackRecord>;
  /**
   * Taps the last card of the chat, or the one named by `msgid`. A string is a button's key or text, or an action's of the corner
   * menu; an array is what is ticked or selected (ids or texts) and handed in. Throws SimulatorError where a finger could not.
   */
  tap(userid: string, choice: string | readonly string[], msgid?: string): Promise<CallbackRecord>;

  /** The whole chat, oldest first; `fromApp` only what the app said. */
  chat(userid: string): readonly ChatEntry[];
  fromApp(userid: string): readonly ChatEntry[];
  /** Resolves with all the app's messages as soon as there are `count`. Throws SimulatorError after `timeoutMs` (5000). */
  waitForMessages(userid: string, count: number, timeoutMs?: number): Promise<readonly ChatEntry[]>;

  setFault(fault: FaultRequest): void;
  clearFaults(): void;
  faults(): readonly Fault[];

  callbacks(): readonly CallbackRecord[];
  calls(): readonly ApiCall[];
  problems(): readonly Problem[];
}
