import { ApiError } from '../../../../miniapp/api/errors.ts';
import { sameValue, type Field, type Result, type Value } from '../../../../miniapp/state/draft/edits.ts';
import type { Change } from '../../../../miniapp/state/draft/saver.ts';

/** What the contract says of `applications.change`, in a few lines: versions of fields, conflicts, and one deed a key. */
export function createTinyServer() {
  const fields = new Map<string, Field>();
  const history: { path: string; value: Value; by: string }[] = [];
  const answered = new Map<string, { body: string; results: readonly Result[] }>();

  function change(by: string, { path, value, base }: Change): Result {
    const now = fields.get(path);
    const tidied = typeof value === 'string' ? value.trim() || null : value;
    if (now && sameValue(now.value, tidied)) return { path, result: 'saved', field: now };
    if ((now?.version ?? 0) !== base) return { path, result: 'conflict', field: now ?? null };
    if (tidied === 'bad') return { path, result: 'refused', reason: '不行。' };
    const person = { id: by.padEnd(22, '_'), name: by };
    const field: Field = {
      ...{ value: tidied, version: base + 1, by: person },
      ...{ at: '2026-11-25T06:30:00.000Z', channel: 'page' },
    };
    fields.set(path, field);
    history.push({ path, value: tidied, by });
    return { path, result: 'saved', field };
  }

  return {
    fields,
    history,
    read: () => Object.fromEntries(fields),
    send(by: string, changes: readonly Change[], key: string): readonly Result[] {
      const body = JSON.stringify(changes);
      const before = answered.get(key);
      if (before && before.body !== body) throw new ApiError('key_reused', 409, undefined);
      const results = before?.results ?? changes.map((one) => change(by, one));
      answered.set(key, { body, results });
      return results;
    },
  };
}
export type TinyServer = ReturnType<typeof createTinyServer>;
