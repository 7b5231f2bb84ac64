import type { OfficeRole } from '../../contract/life.ts';

export interface Officer {
  id: string;
  name: string;
  role: OfficeRole;
  /** `administrators`, `list`, `department:ID` or `tag:ID`. */
  source: string;
}

/** Somebody whom the settings make an officer, by their user id at WeCom. */
export interface Appointed {
  userid: string;
  role: OfficeRole;
  source: string;
  /** Where WeCom or the list tells it. */
  name: string | null;
}

/** Who is in the office's departments and tags, by WeCom. */
export interface WecomPeople {
  /** @throws {ApiError} */
  ofDepartment(id: number): Promise<readonly { userid: string; name: string }[]>;
  /** @throws {ApiError} */
  ofTag(id: number): Promise<readonly { userid: string; name: string }[]>;
}

export interface Officers {
  /** Those who are officers now, with how many cases each has under work. */
  list(): Promise<readonly (Officer & { cases: number })[]>;
  /** From now on these and nobody else are officers; people who have never signed in become known by it. */
  replace(appointed: readonly (Officer & { identity: string })[], now: Date): Promise<void>;
}
