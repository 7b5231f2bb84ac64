import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPack } from '../../bot/read-pack.ts';
import { BAOSHAN_DIRECTORY } from './packs.ts';

/** By file, what stands there and what is to stand there instead. */
export type Edits = Readonly<Record<string, readonly (readonly [string, string])[]>>;

/** What the next guideline might be: in force from 2028 on, and stricter about where the lead unit is. */
export const NEXT: Edits = {
  'pack.yaml': [
    ['id: baoshan-2025-8', 'id: baoshan-2028-1'],
    [`version: '1.0'`, `version: '2.0'`],
    [`from: '2025-06-18', to: '2027-12-31'`, `from: '2028-01-01', to: '2030-12-31'`],
  ],
  'rules.yaml': [['id: lead_in_district\n  strength: inferred', 'id: lead_in_district\n  strength: must']],
};

/** The pack of the repository in a folder of its own, changed; the caller removes it. */
export function writePack(edits: Edits): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  cpSync(BAOSHAN_DIRECTORY, folder, { recursive: true });
  for (const [file, changes] of Object.entries(edits)) {
    const path = join(folder, file);
    const text = changes.reduce(
      (before, [from, to]) => {
        if (!before.includes(from)) throw new Error(`${file} holds no ${from}`);
        return before.replace(from, () => to);
      },
      readFileSync(path, 'utf8'),
    );
    writeFileSync(path, text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function readEdited(edits: Edits) {
  const { folder, remove } = writePack(edits);
  try {
    return readPack(folder);
  } finally {
    remove();
  }
}
