import { API } from '../../../../server/contract/api.ts';
import { addFile, beginApplication } from '../../../setup/application.ts';
import { randomId } from '../../../setup/people.ts';
import { row, type Scene } from '../row.ts';

const { papers } = API;
const begun = async ({ api, ours }: Scene) => ({ application: await beginApplication(api, ours) });

async function withFile({ api, ours }: Scene) {
  const application = await beginApplication(api, ours);
  return { application, file: await addFile(api, application, 'agreement', ours.owner) };
}

async function removed(scene: Scene) {
  const params = await withFile(scene);
  await scene.api.call(scene.ours.owner, papers.remove, { params });
  return params;
}

async function withFinding(scene: Scene) {
  const { application, file } = await withFile(scene);
  const id = randomId();
  await scene.api.prisma.finding.create({
    data: {
      ...{ id, applicationId: application, fileId: file, documentId: 'agreement', code: 'contents_missing' },
      ...{ text: '没有找到“违约责任”。', place: null, position: 0, createdAt: new Date() },
    },
  });
  return { application, finding: id };
}

async function dismissed(scene: Scene) {
  const params = await withFinding(scene);
  await scene.api.call(scene.ours.owner, papers.dismiss, { params, body: { reason: '写在附件里。' } });
  return params;
}

export const paperRows = [
  row(papers.list, [401, 403, 404, 200, 200, 200], async (scene) => ({ params: await begun(scene) })),
  // Pictures that never came: whoever may make a paper of them is told so.
  row(papers.photos, [401, 403, 404, 403, 409, 409], async (scene) => ({
    params: { ...(await begun(scene)), document: 'agreement' },
    body: { uploads: [randomId()], name: '协议' },
  })),
  row(papers.remove, [401, 403, 404, 403, 204, 204], async (scene) => ({ params: await withFile(scene) })),
  row(papers.restore, [401, 403, 404, 403, 200, 200], async (scene) => ({ params: await removed(scene) })),
  row(papers.link, [401, 403, 404, 200, 200, 200], async (scene) => ({
    params: await withFile(scene),
    body: {},
  })),
  row(papers.dismiss, [401, 403, 404, 403, 200, 200], async (scene) => ({
    params: await withFinding(scene),
    body: { reason: '写在附件里。' },
  })),
  row(papers.reopen, [401, 403, 404, 403, 200, 200], async (scene) => ({ params: await dismissed(scene) })),
];
