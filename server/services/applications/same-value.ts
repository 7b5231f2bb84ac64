import type { FieldValue } from '../../contract/common.ts';

/** Sets are kept in the order of their options, so that equal ones are equal item by item. */
export const sameValue = (a: FieldValue | null, b: FieldValue | null): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, index) => item === b[index])
    : a === b;
