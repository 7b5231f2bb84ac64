import { createWecomPeople } from '../../bot/wecom/people.ts';
import { personOf } from '../../bot/wecom/person.ts';
import type { OfficerRules } from '../services/officers/appoint.ts';
import { createRefreshOfficers, type RefreshOfficers } from '../services/officers/refresh-officers.ts';
import { createOfficeSettings } from '../services/settings/read-settings.ts';
import { createOfficers } from '../stores/officers/officers.ts';
import { createSettingReader } from '../stores/settings/settings.ts';
import type { ApiParts } from './api.ts';
import { STAND_IN_ADMINISTRATORS, STAND_IN_OFFICERS } from './stand-in-office.ts';

type Parts = Pick<ApiParts, 'config' | 'packs' | 'prisma' | 'account' | 'wecom' | 'clock'>;

/** Looks up anew who is an officer, by the settings of the program, of the office, and WeCom. */
export function createOfficerLookup({
  config,
  packs,
  prisma,
  account,
  wecom,
  clock,
}: Parts): RefreshOfficers {
  const settings = createOfficeSettings({
    store: createSettingReader(prisma),
    defaults: () => packs.at(new Date(clock())).office,
  });
  const madeUp = account.simulator !== null;
  const given = config.officeAdministrators;
  return createRefreshOfficers({
    officers: createOfficers(prisma),
    people: createWecomPeople(wecom),
    administrators: madeUp && given.length === 0 ? STAND_IN_ADMINISTRATORS : given,
    rules: async () => {
      const { officers } = await settings.read();
      return madeUp && isEmpty(officers) ? STAND_IN_OFFICERS : officers;
    },
    identityOf: (userid) => personOf(account.settings.corpId, userid),
  });
}

const isEmpty = ({ list, departments, tags }: OfficerRules): boolean =>
  list.length + departments.length + tags.length === 0;
