import { nearest } from './near.ts';
import type { Unit } from './unit.ts';
import { squeezed } from './squeeze.ts';
import type { TextIndex } from './text-index.ts';

export interface CodeFound {
  unit: Unit;
  written: string;
  /** In the original text. */
  from: number;
  to: number;
}

const CODE = /(?<![0-9a-z])[0-9a-z]{18}(?![0-9a-z])/g;
const MOST_SLIPS = 3;
const LABEL = /^.{0,4}?(?:统一社会信用代码|信用代码|代码)(?:为|是)?$/;

/**
 * Codes that are nobody's: almost somebody's, or said outright to be. A code that merely stands near a name proves nothing, since tables
 * put columns in any order.
 */
export function codesNear(index: TextIndex, units: readonly Unit[]): CodeFound[] {
  const known = units.filter(({ code }) => code !== '').map((unit) => ({ unit, code: squeezed(unit.code) }));
  const found: CodeFound[] = [];
  for (const match of index.squeezed.matchAll(CODE)) {
    const [written] = match;
    if (known.some(({ code }) => code === written)) continue;
    const owner = ownerOf(index.squeezed, match.index, written, known);
    if (owner === undefined) continue;
    const from = index.originalAt(match.index);
    const to = index.originalAt(match.index + written.length - 1) + 1;
    found.push({ unit: owner, written: written.toUpperCase(), from, to });
  }
  return found;
}

interface Known {
  unit: Unit;
  code: string;
}

/** Whose a code is said to be, or whose it resembles most. */
function ownerOf(text: string, at: number, written: string, known: readonly Known[]): Unit | undefined {
  const said = known.find(({ unit }) => isSaidOf(text, at, squeezed(unit.name)));
  if (said !== undefined) return said.unit;
  const [best] = known
    .map(({ unit, code }) => ({ unit, distance: distance(written, code) }))
    .toSorted((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= MOST_SLIPS ? best.unit : undefined;
}

const distance = (written: string, code: string): number =>
  nearest(written, code, MOST_SLIPS, () => false)?.distance ?? Infinity;

/** `NAME（统一社会信用代码：CODE` */
function isSaidOf(text: string, at: number, name: string): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  const end = before.lastIndexOf(name);
  return end >= 0 && LABEL.test(before.slice(end + name.length));
}
