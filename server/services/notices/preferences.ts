import type { NoticeEventName } from '../../../bot/policy/notice-events.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import { ServerError } from '../../errors.ts';
import { NOTICE_REASONS } from '../../phrases/notices.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { NoticePreferences } from './inbox-ports.ts';

export interface Preference {
  event: string;
  name: string;
  mandatory: boolean;
  wanted: boolean;
}

interface Deps {
  preferences: NoticePreferences;
  packs: PackShelf;
  reaches: (identity: string) => boolean;
}

/** What a person may be sent messages of, and whether they want them. */
export const createReadPreferences =
  ({ preferences, packs, reaches }: Deps) =>
  async (contact: string, now: Date): Promise<{ items: Preference[]; reached: boolean }> => {
    const sides = await preferences.sidesOf(contact);
    const unwanted = await preferences.unwanted(contact);
    const items = choices(packs.at(now), sides).map(({ event, name, mandatory }) => ({
      ...{ event, name, mandatory },
      wanted: mandatory || !unwanted.has(event),
    }));
    return { items, reached: reaches(sides.identity) };
  };

/** @throws {ServerError} `no_such_notice`, `mandatory_notice` */
export const createSetPreference =
  ({ preferences, packs }: Omit<Deps, 'reaches'>) =>
  async (contact: string, event: string, wanted: boolean, now: Date): Promise<void> => {
    const sides = await preferences.sidesOf(contact);
    const choice = choices(packs.at(now), sides).find((one) => one.event === event);
    if (choice === undefined) throw new ServerError(404, 'no_such_notice', NOTICE_REASONS.noSuchNotice);
    if (choice.mandatory && !wanted) throw new ServerError(422, 'mandatory_notice', NOTICE_REASONS.mandatory);
    await preferences.set(contact, event, wanted, now);
  };

interface Choice {
  event: NoticeEventName;
  name: string;
  mandatory: boolean;
}

/** An event that comes to somebody in two ways can be turned off where one of them can. */
function choices({ notices }: Pack, sides: { applicant: boolean; officer: boolean }): Choice[] {
  return [...notices.values()].flatMap(({ event, name, templates }) => {
    const theirs = templates.filter(({ audience }) =>
      audience === 'applicant' ? sides.applicant || !sides.officer : sides.officer,
    );
    if (theirs.length === 0) return [];
    return [{ event, name, mandatory: theirs.every(({ mandatory }) => mandatory) }];
  });
}
