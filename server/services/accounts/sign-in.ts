import type { Identify } from '../../../bot/ports.ts';
import { ServerError } from '../../errors.ts';
import { contactOf } from './identity.ts';
import type { Contacts, Sessions } from './ports.ts';

export interface SignInDeps {
  identify: Identify;
  contacts: Contacts;
  sessions: Sessions;
}

/** Opens a session for whoever the code stands for, always a new one; the browser's earlier one ends. */
export const createSignIn =
  ({ identify, contacts, sessions }: SignInDeps) =>
  async (code: string, earlier: string | null, now: Date): Promise<{ cookie: string }> => {
    const found = await identify(code);
    if (found === 'refused') {
      throw new ServerError(400, 'code_refused', '登录凭证已经用过或过期了，请重新登录。');
    }
    if (found === 'busy') {
      throw new ServerError(503, 'wecom_busy', '企业微信暂时没有回应，请稍等一会儿再试。');
    }
    const { person: identity, kind } = found;
    const { id, sessionEpoch: epoch } = await contacts.meet(contactOf({ identity, kind }));
    if (earlier !== null) await sessions.end(earlier);
    return sessions.open({ id, identity, epoch }, now);
  };
