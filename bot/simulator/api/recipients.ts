import type { Platform } from '../platform.ts';
import type { JsonObject } from '../types.ts';
import { ApiError } from './api-error.ts';
import { optionalText } from './fields.ts';

export interface Recipients {
  /** Members in the app's scope, as spelled in the contacts. */
  reached: readonly string[];
  /** Lower-cased, as the platform reports them. */
  invalid: readonly string[];
  invalidParties: readonly string[];
  invalidTags: readonly string[];
}

/** A user id is compared without regard to case (WeCom developer docs path/90236). */
export function findMembers(
  platform: Platform,
  userids: readonly string[],
): Pick<Recipients, 'reached' | 'invalid'> {
  const members = new Map(
    [...platform.world.contacts.values()]
      .filter(({ inScope }) => inScope)
      .map(({ userid }) => [userid.toLowerCase(), userid]),
  );
  const asked = [...new Set(userids.map((userid) => userid.toLowerCase()))];
  return {
    reached: asked.flatMap((userid) => members.get(userid) ?? []),
    invalid: asked.filter((userid) => !members.has(userid)),
  };
}

/** Whom a message goes to. The stand-in's corp has no departments and no tags: every one of them is invalid. */
export function readRecipients(body: JsonObject, platform: Platform): Recipients {
  const [users, parties, tags] = ['touser', 'toparty', 'totag'].map((name) =>
    optionalText(body, name, 40058)
      .split('|')
      .filter((id) => id !== ''),
  ) as [string[], string[], string[]];
  if (users.length + parties.length + tags.length === 0) {
    throw new ApiError(40063, 'touser, toparty and totag are all empty');
  }
  if (users.length > 1000) throw new ApiError(40032, `${users.length} users, allowed are 1000`);
  if (users.includes('@all')) {
    const everyone = [...platform.world.contacts.keys()];
    return { ...findMembers(platform, everyone), invalid: [], invalidParties: [], invalidTags: [] };
  }
  const found = findMembers(platform, users);
  if (found.reached.length === 0) {
    throw new ApiError(81013, `invaliduser: ${found.invalid.join('|')}`);
  }
  return { ...found, invalidParties: parties, invalidTags: tags };
}

/** Refuses a missing agentid, a malformed one, and that of another app. */
export function checkAgent(body: JsonObject, platform: Platform): void {
  const agentId = body.agentid;
  if (agentId === undefined) throw new ApiError(41011);
  if (typeof agentId !== 'number' || !Number.isInteger(agentId)) {
    throw new ApiError(40056, 'agentid must be a whole number');
  }
  if (agentId !== platform.credentials.agentId) throw new ApiError(301002);
}
