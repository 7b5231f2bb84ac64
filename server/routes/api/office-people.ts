import { API } from '../../contract/api.ts';
import { ServerError } from '../../errors.ts';
import type { Officers } from '../../services/officers/ports.ts';
import type { RefreshOfficers } from '../../services/officers/refresh-officers.ts';
import { route, type Route } from './handler.ts';

export interface OfficePeopleServices {
  officers: Pick<Officers, 'list'>;
  refresh: RefreshOfficers;
  nameOf: (contactId: string) => Promise<string>;
}

const endpoints = API.officePeople;

export function officePeopleRoutes({ officers, refresh, nameOf }: OfficePeopleServices): Route[] {
  const list = async () => ({ items: [...(await officers.list())] });
  return [
    route(endpoints.me, async ({ officer }) => ({
      person: { id: officer.contactId, name: await nameOf(officer.contactId) },
      role: officer.role,
    })),
    route(endpoints.list, list),
    route(endpoints.refresh, async ({ now }) => {
      try {
        await refresh(now);
      } catch (cause) {
        const reason = '企业微信暂时没有回应，人员名单没有变化，请稍后再试。';
        throw new ServerError(503, 'wecom_busy', reason, { cause });
      }
      return list();
    }),
  ];
}
