import type { Directory } from '../../bot/simulator/types.ts';
import type { OfficerRules } from '../services/officers/appoint.ts';

/** Who works for the made-up office, for trying it. */
export const STAND_IN_DIRECTORY: Directory = {
  departments: [{ id: 2, name: '科技创新科', members: ['chen', 'zhou', 'lin', 'tang'] }],
  tags: [
    { id: 1, name: '备案负责人', members: ['lin', 'tang'] },
    { id: 2, name: '备案观察', members: ['sun'] },
  ],
};
export const STAND_IN_ADMINISTRATORS: readonly string[] = ['he'];

/** Holds until the office has set its own. */
export const STAND_IN_OFFICERS: OfficerRules = {
  list: [],
  departments: [{ id: 2, role: 'reviewer' }],
  tags: [
    { id: 1, role: 'lead' },
    { id: 2, role: 'observer' },
  ],
};
