import { API } from '../../../../server/contract/api.ts';
import { readyApplication } from '../../../setup/application.ts';
import { officeRow } from '../office-row.ts';

const { officeSupport, officeFigures } = API;
const EVERY_OFFICER = [401, 403, 200, 200, 200, 200] as const;

export const officeInsightRows = [
  officeRow(officeSupport.find, EVERY_OFFICER, () => ({ query: { search: '减速器' } })),
  officeRow(officeSupport.ofCase, EVERY_OFFICER, async ({ api, ours }) => {
    const { id: application } = await readyApplication(api, ours);
    return { params: { application } };
  }),
  officeRow(officeSupport.ofPerson, EVERY_OFFICER, ({ ours }) => ({ params: { contact: ours.owner.id } })),
  officeRow(officeFigures.read, EVERY_OFFICER, () => ({})),
];
