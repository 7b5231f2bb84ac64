import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PackError, type Fault } from './policy/fault.ts';
import type { Pack } from './policy/pack.ts';
import { PACK_FILE_NAMES } from './policy/pack-files.ts';
import { parsePack } from './policy/parse-pack.ts';

const PACKS = join(dirname(fileURLToPath(import.meta.url)), 'packs');

/**
 * Reads a pack from a folder.
 * @throws PackError naming every fault with its file and line; a folder that cannot be read is a fault too
 */
export function readPack(directory: string): Pack {
  const sources = Object.fromEntries(PACK_FILE_NAMES.map((name) => [name, readText(join(directory, name))]));
  const hash = createHash('sha256');
  for (const name of PACK_FILE_NAMES)
    if (sources[name] !== undefined) hash.update(`${name}\0${sources[name]}\0`);
  try {
    return parsePack(sources, hash.digest('hex'));
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    throw new PackError(error.faults.map((fault) => ({ ...fault, file: join(directory, fault.file) })));
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * All packs of the repository.
 * @throws PackError with every fault; one is that two packs of one series overlap in time
 */
export function readPacks(root: string = PACKS): readonly Pack[] {
  const packs = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readPack(join(root, entry.name)));
  const overlaps = overlapFaults(packs, relative(process.cwd(), root));
  if (overlaps.length > 0) throw new PackError(overlaps);
  if (packs.length === 0) throw new PackError([{ file: root, line: 0, reason: 'holds no pack' }]);
  return packs;
}

/**
 * The pack of the repository that is in force on a day (YYYY-MM-DD), or the last one that was.
 * @throws what `readPacks` throws
 */
export function readPackInForce(day: string, root: string = PACKS): Pack {
  const packs = readPacks(root);
  const begun = packs.filter((pack) => pack.manifest.in_force.from <= day);
  const latest = (begun.length > 0 ? begun : packs).toSorted((a, b) =>
    a.manifest.in_force.from.localeCompare(b.manifest.in_force.from),
  );
  return begun.length > 0 ? latest.at(-1)! : latest[0]!;
}

function overlapFaults(packs: readonly Pack[], root: string): Fault[] {
  return packs.flatMap((a, index) =>
    packs.slice(index + 1).flatMap((b) => {
      const apart =
        a.manifest.series !== b.manifest.series ||
        a.manifest.in_force.to < b.manifest.in_force.from ||
        b.manifest.in_force.to < a.manifest.in_force.from;
      const reason = `is in force at the same time as ${a.manifest.id} of the same series`;
      return apart ? [] : [{ file: join(root, b.manifest.id, 'pack.yaml'), line: 0, reason }];
    }),
  );
}
