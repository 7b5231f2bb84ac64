import { ApiError } from '../../api/errors.ts';
import { edited, insisted, judged, refreshed, sameValue, sendable, underway } from './edits.ts';
import type { Edit, Edits, Field, Result, Value } from './edits.ts';

export interface Change {
  path: string;
  value: Value;
  base: number;
}
/** Where edits outlive the page, each apart, so that two open pages do not undo each other's. */
export interface Keep {
  all(): Edits;
  put(path: string, edit: Edit | null): void;
}
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
/** The contract takes this many at once. */
const MOST = 60;
const PASSING = new Set(['offline', 'bad_answer', 'still_running', 'cancelled']);

interface Flight {
  key: string;
  changes: readonly Change[];
}

/**
 * Saves fields as they are filled in. One request is under way at a time, and is repeated under its own key until it is answered; what is
 * typed meanwhile waits, the last value of each field. Nothing is forgotten before the server has confirmed it.
 */
export function createSaver(deps: SaverDeps): Saver {
  const edits = new Map(deps.keep.all());
  const fields = new Map<string, Field>();
  let state: SaverState = 'idle';
  let trouble: ApiError | null = null;
  let flight: Flight | null = null;
  let failures = 0;
  let callOff = () => {};

  function put(path: string, edit: Edit | null): void {
    if (edit) edits.set(path, edit);
    else edits.delete(path);
    deps.keep.put(path, edit);
  }
  function become(next: SaverState): void {
    state = next;
    deps.onChange();
  }
  function later(ms: number): void {
    callOff();
    callOff = deps.after(ms, () => void run());
  }
  const ready = () => [...edits].filter(([, edit]) => sendable(edit));

  function take(): Flight | null {
    const changes = ready()
      .slice(0, MOST)
      .map(([path, { value, base }]) => ({ path, value, base }));
    if (changes.length === 0) return null;
    for (const { path } of changes) put(path, underway(edits.get(path)!));
    return { key: deps.newKey(), changes };
  }

  async function run(): Promise<void> {
    callOff();
    if (state === 'sending') return;
    flight ??= take();
    if (flight === null) return become('idle');
    become('sending');
    try {
      const results = await deps.send(flight.changes, flight.key);
      settle(flight, results);
      [flight, failures, trouble] = [null, 0, null];
      become(ready().length > 0 ? 'waiting' : 'idle');
      if (state === 'waiting') later(0);
    } catch (error) {
      fail(error);
    }
  }

  function settle({ changes }: Flight, results: readonly Result[]): void {
    changes.forEach(({ path, value }, at) => {
      const result = results[at];
      if (result === undefined) return;
      if (result.result !== 'refused' && result.field) note(path, result.field);
      const edit = edits.get(path);
      if (edit) put(path, judged(edit, value, result));
    });
  }

  function fail(error: unknown): void {
    const passing = !(error instanceof ApiError) || PASSING.has(error.code) || error.status === 429;
    if (passing || (error as ApiError).status >= 500) {
      later(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!);
      return become('offline');
    }
    // It is no use to send the very same again, but what was typed stays.
    [flight, trouble] = [null, error];
    become('stopped');
  }

  function note(path: string, field: Field): void {
    if ((fields.get(path)?.version ?? 0) <= field.version) fields.set(path, field);
  }

  const saver: Saver = {
    get state() {
      return state;
    },
    edits,
    get trouble() {
      return trouble;
    },
    known: (path) => fields.get(path),
    set(path, value) {
      const before = edits.get(path);
      if (before && !before.refused && sameValue(before.value, value)) return;
      const next = edited(before, value, fields.get(path));
      if (next === null) return;
      put(path, next);
      if (!sendable(next)) return deps.onChange();
      if (state === 'sending' || state === 'offline') return deps.onChange();
      later(PAUSE_MS);
      become('waiting');
    },
    flush() {
      if (state === 'waiting') later(0);
    },
    choose(path, whose) {
      const edit = edits.get(path);
      if (!edit?.conflict) return;
      put(path, whose === 'mine' ? insisted(edit) : null);
      if (state === 'sending' || state === 'offline') return deps.onChange();
      later(0);
      become('waiting');
    },
    learn(read) {
      for (const [path, field] of Object.entries(read)) note(path, field);
      for (const [path, edit] of [...edits]) {
        if (edit.conflict) put(path, refreshed(edit, fields.get(path)));
      }
      if (state === 'idle' && ready().length > 0) {
        later(0);
        become('waiting');
      } else deps.onChange();
    },
    again() {
      if (state === 'offline' || state === 'stopped') void run();
    },
  };
  return saver;
}
