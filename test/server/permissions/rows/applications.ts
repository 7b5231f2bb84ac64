import { API } from '../../../../server/contract/api.ts';
import { beginApplication } from '../../../setup/application.ts';
import { row, type Scene } from '../row.ts';

const { applications } = API;
const begun = async ({ api, ours }: Scene) => ({ application: await beginApplication(api, ours) });

export const applicationRows = [
  row(applications.list, [401, 403, 200, 200, 200, 200], () => ({})),
  row(applications.create, [401, 403, 404, 403, 200, 200], ({ ours }) => ({
    body: { organisation: ours.id },
  })),
  row(applications.read, [401, 403, 404, 200, 200, 200], async (scene) => ({ params: await begun(scene) })),
  row(applications.change, [401, 403, 404, 403, 200, 200], async (scene) => ({
    params: await begun(scene),
    body: { changes: [{ path: 'form.consortium.name', value: '甲', base: 0 }] },
  })),
  row(applications.history, [401, 403, 404, 200, 200, 200], async (scene) => ({
    params: await begun(scene),
  })),
  row(applications.events, [401, 403, 404, 200, 200, 200], async (scene) => ({ params: await begun(scene) })),
];
