import { codesNear } from './codes.ts';
import { placeOf, type Hint } from './finding.ts';
import { findName } from './organisation-name.ts';
import { HINTS } from '../../phrases/hints.ts';
import type { TextIndex } from './text-index.ts';
import type { Unit } from './unit.ts';

export function checkNames(index: TextIndex, units: readonly Unit[], wanted: readonly Unit[]): Hint[] {
  const names = units.map(({ name }) => name);
  return wanted.flatMap((unit): Hint[] => {
    const found = findName(index, unit.name, names);
    if (found.type === 'exact') return [];
    const code = unit.lead ? 'lead_name' : 'member';
    if (found.type === 'missing')
      return [{ code: `${code}_missing`, text: HINTS.unitMissing(unit, index.unread), place: null }];
    const [from, to] = [index.originalAt(found.from), index.originalAt(found.to - 1) + 1];
    const written = index.original.slice(from, to).replace(/\s+/g, '');
    return [
      { code: 'name_differs', text: HINTS.nameDiffers(unit, written), place: placeOf(index, from, to) },
    ];
  });
}

export function checkCodes(index: TextIndex, units: readonly Unit[]): Hint[] {
  return codesNear(index, units).map(({ unit, written, from, to }) => ({
    code: 'code_differs',
    text: HINTS.codeDiffers(unit, written),
    place: placeOf(index, from, to),
  }));
}
