import { z } from 'zod';

/**
 * The life of an application. `draft`: never handed in; `submitted`: waits for an officer; `withdrawn`: taken back by the applicant;
 * `objection`: somebody objects to the public notice. Drawn, with the steps that lead from one to another, in docs of the server's rooms.
 */
export const LIFE_STATES = [
  'draft',
  'submitted',
  'under_review',
  'correction_requested',
  'approved',
  'public_notice',
  'objection',
  'filed',
  'rectification',
  'expiring',
  'expired',
  'renewed',
  'refused',
  'withdrawn',
  'cancelled',
] as const;
export const lifeStateSchema = z.enum(LIFE_STATES);
export type LifeState = z.infer<typeof lifeStateSchema>;

/** In the order of how much they may do with applications; `administrator` sets up, and reviews nothing. */
export const OFFICE_ROLES = ['observer', 'reviewer', 'lead', 'administrator'] as const;
export const officeRoleSchema = z.enum(OFFICE_ROLES);
export type OfficeRole = z.infer<typeof officeRoleSchema>;
