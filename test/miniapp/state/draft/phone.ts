import { offline, type ApiError } from '../../../../miniapp/api/errors.ts';
import type { Edit, Result } from '../../../../miniapp/state/draft/edits.ts';
import { createKeep } from '../../../../miniapp/state/draft/keep.ts';
import { createSaver, type Change, type Saver } from '../../../../miniapp/state/draft/saver.ts';
import type { TinyServer } from './tiny-server.ts';

/** A request under way: it arrives or not, and its answer comes back or not. */
interface Wire {
  changes: readonly Change[];
  key: string;
  resolve(results: readonly Result[]): void;
  reject(error: ApiError): void;
}

/** A phone with an open page, whose clock and network the test moves by hand. */
export function createPhone(name: string, server: TinyServer) {
  const stored = new Map<string, string>();
  let timers: { due: number; act: () => void }[] = [];
  let wires: Wire[] = [];
  let [clock, keys, pages] = [0, 0, 0];
  let saver: Saver;

  const shelf: Parameters<typeof createKeep>[0] = {
    get length() {
      return stored.size;
    },
    key: (at) => [...stored.keys()][at] ?? null,
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
    removeItem: (key) => void stored.delete(key),
  };

  function openPage(): Saver {
    const page = ++pages;
    [timers, wires] = [[], []];
    const closed = () => page !== pages;
    const keep = createKeep(shelf, 'draft.', () => {
      throw new Error('The shelf is full.');
    });
    saver = createSaver({
      send: (changes, key) =>
        new Promise((resolve, reject) => {
          const own = JSON.parse(JSON.stringify(changes)) as readonly Change[];
          wires.push({ changes: own, key, resolve, reject });
        }),
      newKey: () => `${name}-${++keys}`,
      // A page that is closed does nothing more.
      keep: { all: keep.all, put: (path, edit) => closed() || keep.put(path, edit) },
      after(ms, act) {
        const timer = { due: clock + ms, act };
        timers.push(timer);
        return () => void (timers = timers.filter((other) => other !== timer));
      },
      onChange: () => {},
    });
    saver.learn(server.read());
    return saver;
  }
  saver = openPage();

  return {
    get saver() {
      return saver;
    },
    get wires() {
      return wires;
    },
    kept: () =>
      new Map([...stored].map(([key, edit]) => [key.replace('draft.', ''), JSON.parse(edit) as Edit])),
    /** Closes the page, whatever is under way, and opens it again. */
    reopen: openPage,
    pass(ms: number): void {
      clock += ms;
      const due = timers.filter((timer) => timer.due <= clock);
      timers = timers.filter((timer) => timer.due > clock);
      for (const { act } of due) act();
    },
    /** Lets what is under way arrive: with its answer, without it, or not at all. */
    async network(fate: 'answered' | 'unheard' | 'lost'): Promise<void> {
      const wire = wires.shift();
      if (!wire) return;
      const results = fate === 'lost' ? [] : server.send(name, wire.changes, wire.key);
      if (fate === 'answered') wire.resolve(results);
      else wire.reject(offline());
      // What follows from it comes in microtasks.
      await new Promise((resolve) => setImmediate(resolve));
    },
    async settle(): Promise<void> {
      for (let round = 0; round < 50 && saver.state !== 'idle'; round++) {
        this.pass(30_000);
        await this.network('answered');
      }
    },
  };
}
export type Phone = ReturnType<typeof createPhone>;
