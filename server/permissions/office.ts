import type { OfficeAction } from '../contract/endpoint.ts';
import type { OfficeRole } from '../contract/life.ts';

/**
 * Which officers may do what, on every application of the office. `read`: cases, lists and figures; `review`: work on cases; `lead`: decide
 * over the work of others; `administer`: settings and officers; `operate`: see to deliveries.
 */
export const OFFICE_PERMISSIONS: Readonly<Record<OfficeAction, readonly OfficeRole[]>> = {
  'office.read': ['observer', 'reviewer', 'lead', 'administrator'],
  'office.review': ['reviewer', 'lead'],
  'office.lead': ['lead'],
  'office.administer': ['lead', 'administrator'],
  'office.operate': ['reviewer', 'lead', 'administrator'],
};

export const officePermits = (action: OfficeAction, role: OfficeRole): boolean =>
  OFFICE_PERMISSIONS[action].includes(role);

/** Who may see telephone numbers and addresses in full; to others they are masked. */
export const seesPersonalData = (role: OfficeRole): boolean => role === 'reviewer' || role === 'lead';
