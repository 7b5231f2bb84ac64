import type { Action } from '../contract/endpoint.ts';
import type { Role } from '../contract/common.ts';

const ALL: readonly Role[] = ['owner', 'editor', 'viewer'];
const EDITORS: readonly Role[] = ['owner', 'editor'];

/** Which roles in an organisation may do what, on it and on its applications. Whoever has no role there does not learn that it exists. */
export const PERMISSIONS: Readonly<Record<Action, readonly Role[]>> = {
  'organisation.read': ALL,
  'organisation.invite': EDITORS,
  'organisation.manage': ['owner'],
  'application.read': ALL,
  'application.edit': EDITORS,
  'application.submit': EDITORS,
  'application.withdraw': EDITORS,
};

export const permits = (action: Action, role: Role): boolean => PERMISSIONS[action].includes(role);
