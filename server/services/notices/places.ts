import type { NoticePlace } from '../../../bot/policy/notices-schema.ts';

const own =
  (rest: string) =>
  (application: string): string =>
    `/applications/${application}${rest}`;

const PATHS: Readonly<Record<NoticePlace, (application: string) => string>> = {
  application: own(''),
  corrections: own('/corrections'),
  annual: own('/annual'),
  filing: own(''),
  changes: own('/roster'),
  rectification: own('/rectification'),
  support: own('/support'),
  public_notice: own(''),
  case: (application) => `/review/cases/${application}`,
  settings: () => '/review/settings',
  ratings: () => '/review/ratings',
};
const WITHOUT_APPLICATION: ReadonlySet<NoticePlace> = new Set(['settings', 'ratings']);

/** The path of a place; one that the event itself names comes first, for whose side it is. Null where there is nothing to lead to. */
export function pathOf(place: NoticePlace, application: string | null, given: unknown): string | null {
  if (isPath(given) && ofOffice(given) === OF_OFFICE.has(place)) return given;
  if (application === null) return WITHOUT_APPLICATION.has(place) ? PATHS[place]('') : null;
  return PATHS[place](application);
}

const OF_OFFICE: ReadonlySet<NoticePlace> = new Set(['case', 'settings', 'ratings']);
const ofOffice = (path: string): boolean => path.startsWith('/review');

/** A path of our own: neither another site nor an address of its own scheme. */
export const isPath = (given: unknown): given is string =>
  typeof given === 'string' && /^\/(?![/\\])/.test(given);
