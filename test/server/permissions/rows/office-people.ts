import { API } from '../../../../server/contract/api.ts';
import { officeRow } from '../office-row.ts';

const { officePeople } = API;

export const officePeopleRows = [
  officeRow(officePeople.me, [401, 403, 200, 200, 200, 200], () => ({})),
  officeRow(officePeople.list, [401, 403, 200, 200, 200, 200], () => ({})),
  // By the settings of this program nobody is an officer: the answer is an empty list.
  officeRow(officePeople.refresh, [401, 403, 403, 403, 200, 200], () => ({})),
];
