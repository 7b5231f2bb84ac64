/** A path of our own pages to go to after signing in; the start page for anything else, other sites above all. */
export function safePath(given: unknown): string {
  if (typeof given !== 'string' || given.length > 500 || !given.startsWith('/')) return '/';
  // Browsers read `//host`, and `/\host`, and either behind a line break, as another site.
  const base = 'http://own.invalid';
  if (!URL.canParse(given, base)) return '/';
  const { origin, pathname, search, hash } = new URL(given, base);
  if (origin !== base || pathname.startsWith('//') || pathname.startsWith('/login')) return '/';
  return pathname + search + hash;
}
