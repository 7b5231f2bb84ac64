import { contactOf } from '../accounts/identity.ts';
import { appoint, type OfficerRules } from './appoint.ts';
import type { Officers, WecomPeople } from './ports.ts';

export interface RefreshDeps {
  officers: Officers;
  people: WecomPeople;
  /** WeCom user ids that are administrators whatever the office sets. */
  administrators: readonly string[];
  rules: () => Promise<OfficerRules>;
  /** How the conversation of a member is named. */
  identityOf: (userid: string) => string;
}

/** Looks up anew who is an officer. They need not have signed in before. @throws {ApiError} where WeCom does not answer; nothing is changed */
export const createRefreshOfficers =
  ({ officers, people, administrators, rules, identityOf }: RefreshDeps) =>
  async (now: Date): Promise<void> => {
    const appointed = await appoint(administrators, await rules(), people);
    await officers.replace(
      appointed.map(({ userid, role, source, name }) => {
        const { id, identity } = contactOf({ identity: identityOf(userid), kind: 'member' });
        return { id, identity, role, source, name: name ?? '' };
      }),
      now,
    );
  };
export type RefreshOfficers = ReturnType<typeof createRefreshOfficers>;
