import { API } from '../../../../server/contract/api.ts';
import { beginApplication, readyApplication } from '../../../setup/application.ts';
import { row, type Scene } from '../row.ts';

const { submissions } = API;
const begun = async ({ api, ours }: Scene) => ({ application: await beginApplication(api, ours) });

async function handedIn({ api, ours }: Scene) {
  const { id: application, version } = await readyApplication(api, ours);
  const call = { params: { application }, body: { version } };
  return { application, submission: (await api.call(ours.owner, submissions.submit, call)).id };
}

export const submissionRows = [
  row(submissions.preview, [401, 403, 404, 200, 200, 200], async (scene) => ({ params: await begun(scene) })),
  row(submissions.submit, [401, 403, 404, 403, 200, 200], async ({ api, ours }) => {
    const { id: application, version } = await readyApplication(api, ours);
    return { params: { application }, body: { version } };
  }),
  row(submissions.list, [401, 403, 404, 200, 200, 200], async (scene) => ({ params: await begun(scene) })),
  row(submissions.read, [401, 403, 404, 200, 200, 200], async (scene) => ({ params: await handedIn(scene) })),
  row(submissions.withdraw, [401, 403, 404, 403, 200, 200], async (scene) => ({
    params: await handedIn(scene),
  })),
];
