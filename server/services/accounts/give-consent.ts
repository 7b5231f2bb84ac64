import { ServerError } from '../../errors.ts';
import { idFrom } from '../id-from.ts';
import type { Consents } from './ports.ts';

export interface Agreement {
  contactId: string;
  /** Of the notice that the person read. */
  version: string;
  key: string;
  now: Date;
}

/** Only the notice as it stands can be agreed to. */
export const createGiveConsent =
  (consents: Consents, current: string) =>
  ({ contactId, version, key, now }: Agreement): Promise<Date> => {
    if (version !== current) {
      throw new ServerError(409, 'consent_outdated', '说明已经更新，请刷新页面，阅读新的说明后再同意。');
    }
    return consents.give({ id: idFrom(key, 'consent'), contactId, version, at: now });
  };
