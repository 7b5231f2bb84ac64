import { word } from './credentials.ts';
import { SimulatorError } from './simulator-error.ts';
import type { CallbackRecord } from './callbacks/types.ts';
import type { ApiCall, ChatEntry, Contact, Problem } from './types.ts';

/** What a listener is told; the chat page gets these as they are. */
export type Change =
  | { type: 'entry'; entry: ChatEntry }
  | { type: 'callback'; callback: CallbackRecord }
  | { type: 'contact'; contact: Contact }
  | { type: 'problem'; problem: Problem }
  | { type: 'settings' };

/** The oldest records go first, so that a long demo does not fill the memory. */
const KEPT = 20_000;

/** Everything the stand-in remembers, and who wants to know of changes. */
export interface World {
  now(): number;
  random(size: number): Uint8Array;
  moveClock(milliseconds: number): void;
  clockOffset(): number;

  contacts: Map<string, Contact>;
  contact(userid: string): Contact;

  chat(userid: string): readonly ChatEntry[];
  addEntry(entry: Omit<ChatEntry, 'seq' | 'at' | 'recalled'>): ChatEntry;
  changeEntry(entry: ChatEntry, change: Partial<ChatEntry>): void;
  entriesOf(id: string): readonly ChatEntry[];

  callbacks: CallbackRecord[];
  calls: ApiCall[];
  problems: Problem[];
  problem(kind: Problem['kind'], detail: string): void;

  tell(change: Change): void;
  /** Returns the way to stop listening. */
  listen(listener: (change: Change) => void): () => void;
  /** A short id of letters and digits. */
  id(length: number): string;
}

export function createWorld(now: () => number, random: (size: number) => Uint8Array): World {
  const listeners = new Set<(change: Change) => void>();
  let offset = 0;

  const world: World = {
    now: () => now() + offset,
    random,
    moveClock(milliseconds) {
      offset += milliseconds;
      world.tell({ type: 'settings' });
    },
    clockOffset: () => offset,
    contacts: new Map(),
    contact(userid) {
      const contact = world.contacts.get(userid);
      if (!contact) throw new SimulatorError('unknown_contact', `没有“${userid}”这位联系人，请先添加。`);
      return contact;
    },
    ...createChats(() => world),
    callbacks: [],
    calls: [],
    problems: [],
    problem(kind, detail) {
      const problem: Problem = { kind, at: world.now(), detail };
      keep(world.problems, problem);
      world.tell({ type: 'problem', problem });
    },
    tell: (change) => listeners.forEach((listener) => listener(change)),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    id: (length) => word(random, length),
  };
  return world;
}

export function keep<T>(records: T[], record: T): void {
  records.push(record);
  if (records.length > KEPT) records.shift();
}

/** The chats by person and by message id. An entry changes in place, so that both indexes see it. */
function createChats(world: () => World): Pick<World, 'chat' | 'addEntry' | 'changeEntry' | 'entriesOf'> {
  const byPerson = new Map<string, ChatEntry[]>();
  const byId = new Map<string, ChatEntry[]>();
  let seq = 0;
  return {
    chat: (userid) => byPerson.get(userid) ?? [],
    entriesOf: (id) => byId.get(id) ?? [],
    addEntry(draft) {
      seq += 1;
      const entry: ChatEntry = { ...draft, seq, at: world().now(), recalled: false };
      index(byPerson, entry.userid, entry);
      index(byId, entry.id, entry);
      world().tell({ type: 'entry', entry });
      return entry;
    },
    changeEntry(entry, change) {
      Object.assign(entry, change);
      world().tell({ type: 'entry', entry });
    },
  };
}

function index(entries: Map<string, ChatEntry[]>, key: string, entry: ChatEntry): void {
  const list = entries.get(key);
  if (list) list.push(entry);
  else entries.set(key, [entry]);
}
