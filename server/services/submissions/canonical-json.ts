type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The same text for the same content, whatever order a database or a program keeps keys in: sorted by code unit, without blanks. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('JSON has no such number.');
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key]!)}`)
    .join(',')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
