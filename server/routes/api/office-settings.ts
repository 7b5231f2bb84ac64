import { API } from '../../contract/api.ts';
import type { SettingRequest } from '../../services/settings/change-setting.ts';
import type { createSettingHistory, createViewSettings } from '../../services/settings/view-settings.ts';
import { route, type Route } from './handler.ts';

export interface SettingUses {
  view: ReturnType<typeof createViewSettings>;
  change: (request: SettingRequest) => Promise<void>;
  history: ReturnType<typeof createSettingHistory>;
}

const { officeSettings } = API;

export const createSettingRoutes = ({ view, change, history }: SettingUses): Route[] => [
  route(officeSettings.read, ({ now }) => view(now)),
  route(officeSettings.change, async ({ params, body, officer, key, now }) => {
    await change({ ...params, ...body, by: officer.contactId, write: key, at: now });
    return view(now);
  }),
  route(officeSettings.history, ({ params }) => history(params.key)),
];
