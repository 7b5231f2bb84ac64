import { createSettingRoutes } from '../../routes/api/office-settings.ts';
import type { Route } from '../../routes/api/handler.ts';
import { createChangeSetting } from '../../services/settings/change-setting.ts';
import { createSettingHistory, createViewSettings } from '../../services/settings/view-settings.ts';
import { createNames } from '../../stores/accounts/names.ts';
import { createRoles } from '../../stores/accounts/roles.ts';
import { createSettingStore } from '../../stores/settings/settings.ts';
import type { ApiParts } from '../api.ts';

export function createOfficeSettingsApi({ prisma, packs, clock }: ApiParts): Route[] {
  const store = createSettingStore(prisma);
  const pack = () => packs.at(new Date(clock()));
  const validityBound = () => {
    const bound = pack().filing?.filing.validity;
    return bound === undefined ? null : { years: bound.years_at_most, clauses: bound.clauses };
  };
  const parts = { store, validityBound, defaults: () => pack().office, namesOf: createNames(prisma) };
  const roles = createRoles(prisma);
  const isOfficer = async (contactId: string) => (await roles.inOffice(contactId)) !== null;
  return createSettingRoutes({
    view: createViewSettings(parts),
    change: createChangeSetting({ ...parts, isOfficer }),
    history: createSettingHistory(parts),
  });
}
