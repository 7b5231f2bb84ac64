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
/** The contract takes this many at once. */
const MOST = 60;

/** What this phone has still to bring to the server, and what the server is known to hold. */
export function createEditBook(keep: Keep) {
  const edits = new Map(keep.all());
  const fields = new Map<string, Field>();

  function put(path: string, edit: Edit | null): void {
    if (edit) edits.set(path, edit);
    else edits.delete(path);
    keep.put(path, edit);
  }
  function note(path: string, field: Field): void {
    if ((fields.get(path)?.version ?? 0) <= field.version) fields.set(path, field);
  }
  const ready = () => [...edits].filter(([, edit]) => sendable(edit));

  return {
    edits: edits as Edits,
    known: (path: string) => fields.get(path),
    hasReady: () => ready().length > 0,
    /** Whether there is anything new to send. */
    enter(path: string, value: Value): boolean {
      const before = edits.get(path);
      if (before && !before.refused && sameValue(before.value, value)) return false;
      const next = edited(before, value, fields.get(path));
      if (next) put(path, next);
      return next !== null && sendable(next);
    },
    choose(path: string, whose: 'mine' | 'theirs'): void {
      const edit = edits.get(path);
      if (edit?.conflict) put(path, whose === 'mine' ? insisted(edit) : null);
    },
    /** What is to be sent next. */
    take(): readonly Change[] {
      const taken = ready().slice(0, MOST);
      for (const [path, edit] of taken) put(path, underway(edit));
      return taken.map(([path, { value, base }]) => ({ path, value, base }));
    },
    settle(changes: readonly Change[], results: readonly Result[]): void {
      changes.forEach(({ path, value }, at) => {
        const result = results[at];
        if (result === undefined) return;
        if (result.result !== 'refused' && result.field) note(path, result.field);
        const edit = edits.get(path);
        if (edit) put(path, judged(edit, value, result));
      });
    },
    learn(read: Readonly<Record<string, Field>>): void {
      for (const [path, field] of Object.entries(read)) note(path, field);
      for (const [path, edit] of [...edits]) {
        if (edit.conflict) put(path, refreshed(edit, fields.get(path)));
      }
    },
  };
}
export type EditBook = ReturnType<typeof createEditBook>;
