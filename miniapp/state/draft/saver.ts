import { ApiError } from '../../api/errors.ts';
import { createEditBook, type Change, type EditBook, type Keep } from './edit-book.ts';
import type { Edits, Field, Result, Value } from './edits.ts';

export interface SaverDeps {
  send(changes: readonly Change[], key: string): Promise<readonly Result[]>;
  newKey(): string;
  keep: Keep;
  /** Calls `act` once, `ms` from now; answers how to call it off. */
  after(ms: number, act: () => void): () => void;
  onChange(): void;
}
/** `stopped`: the server refused all of it, such as for want of permission; asked again by the person only. */
export type SaverState = 'idle' | 'waiting' | 'sending' | 'offline' | 'stopped';

export interface Saver {
  readonly state: SaverState;
  readonly edits: Edits;
  /** Why it stopped. */
  readonly trouble: ApiError | null;
  /** What the server is known to hold of a field. */
  known(path: string): Field | undefined;
  set(path: string, value: Value): void;
  /** Sends what waits, without waiting for a pause in the typing. */
  flush(): void;
  /** Chooses between one's own value and the colleague's. */
  choose(path: string, whose: 'mine' | 'theirs'): void;
  /** Fields as read from the server. */
  learn(fields: Readonly<Record<string, Field>>): void;
  /** Tries at once what failed: the network is back, or the person asks for it. */
  again(): void;
}

const PAUSE_MS = 800;
const RETRY_MS = [2_000, 5_000, 15_000, 30_000];
const PASSING = new Set(['offline', 'bad_answer', 'still_running', 'cancelled']);

/**
 * Saves fields as they are filled in. One request is under way at a time, and is repeated under its own key until it is answered; what is
 * typed meanwhile waits, the last value of each field. Nothing is forgotten before the server has confirmed it.
 */
export function createSaver(deps: SaverDeps): Saver {
  const book = createEditBook(deps.keep);
  const runner = createRunner(deps, book);
  const { onChange } = deps;
  return {
    get state() {
      return runner.state;
    },
    get trouble() {
      return runner.trouble;
    },
    edits: book.edits,
    known: book.known,
    set(path, value) {
      if (book.enter(path, value)) runner.wakeAfter(PAUSE_MS);
      onChange();
    },
    flush() {
      if (runner.state === 'waiting') runner.wakeAfter(0);
    },
    choose(path, whose) {
      book.choose(path, whose);
      runner.wakeAfter(0);
      onChange();
    },
    learn(read) {
      book.learn(read);
      if (runner.state === 'idle' && book.hasReady()) runner.wakeAfter(0);
      onChange();
    },
    again() {
      if (runner.state === 'offline' || runner.state === 'stopped') void runner.run();
    },
  };
}

/** Sends what the book holds, one request after the other. */
function createRunner({ send, newKey, after, onChange }: SaverDeps, book: EditBook) {
  let flight: { key: string; changes: readonly Change[] } | null = null;
  let failures = 0;
  let callOff = () => {};
  const runner = { state: 'idle' as SaverState, trouble: null as ApiError | null, run, wakeAfter };

  function later(ms: number): void {
    callOff();
    callOff = after(ms, () => void run());
  }
  /** What is under way, or waits for the network, comes first. */
  function wakeAfter(ms: number): void {
    if (runner.state === 'sending' || runner.state === 'offline') return;
    runner.state = 'waiting';
    later(ms);
  }

  async function run(): Promise<void> {
    callOff();
    if (runner.state === 'sending') return;
    flight ??= { key: newKey(), changes: book.take() };
    if (flight.changes.length === 0) {
      [flight, runner.state] = [null, 'idle'];
      return onChange();
    }
    runner.state = 'sending';
    onChange();
    try {
      book.settle(flight.changes, await send(flight.changes, flight.key));
      [flight, failures, runner.trouble, runner.state] = [null, 0, null, 'idle'];
      if (book.hasReady()) wakeAfter(0);
    } catch (error) {
      fail(error);
    }
    onChange();
  }

  function fail(error: unknown): void {
    if (!(error instanceof ApiError) || isPassing(error)) {
      later(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!);
      runner.state = 'offline';
      return;
    }
    // It is no use to send the very same again, but what was typed stays.
    [flight, runner.trouble, runner.state] = [null, error, 'stopped'];
  }
  return runner;
}

const isPassing = ({ code, status }: ApiError) => PASSING.has(code) || status === 429 || status >= 500;
