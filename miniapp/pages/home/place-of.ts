/** Where a link of the chat leads within an application. */
export function placeOf(application: string, place: string, item: string | string[] | undefined): string {
  const home = `/applications/${application}`;
  const rest = typeof item === 'string' && item !== '' ? `/${encodeURIComponent(item)}` : '';
  if (place === 'papers') return `${home}/papers${rest}`;
  if (place === 'check') return `${home}/check${rest}`;
  if (place === 'corrections') return `${home}/corrections`;
  return home;
}
