import type { OfficerDeed } from '../decisions/ports.ts';
import type { Doing } from './ports.ts';

export const byOfficer = ({ applicationId, officer, base, key, now }: OfficerDeed): Omit<Doing, 'step'> => ({
  ...{ applicationId, base, key, now },
  by: { kind: 'officer', id: officer.contactId, role: officer.role },
});
