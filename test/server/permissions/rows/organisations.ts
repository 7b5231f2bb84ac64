import { API } from '../../../../server/contract/api.ts';
import { row, type Scene } from '../row.ts';

const { organisations } = API;
const here = ({ ours }: Scene) => ({ organisation: ours.id });

const invited = ({ api, ours }: Scene) =>
  api.call(ours.owner, organisations.invite, { params: { organisation: ours.id }, body: {} });
const tokenOf = async (scene: Scene) => (await invited(scene)).link.split('/').at(-1)!;

/** Someone has claimed an invitation and waits. */
async function waiting(scene: Scene) {
  const { api, ours } = scene;
  const token = await tokenOf(scene);
  await api.call(await api.person(), organisations.claim, { params: { token }, body: { name: '新同事' } });
  return (await api.call(ours.owner, organisations.read, { params: here(scene) })).requests[0]!.id;
}

export const organisationRows = [
  row(organisations.list, [401, 403, 200, 200, 200, 200], () => ({})),
  row(organisations.found, [401, 403, 200, 200, 200, 200], ({ ours }) => ({
    // The code of an organisation that nobody has founded yet.
    body: { name: '上海乙材料有限公司', code: ours.code.replace(/^91/, '92'), confirmCode: true },
  })),
  row(organisations.read, [401, 403, 404, 200, 200, 200], (scene) => ({ params: here(scene) })),
  row(organisations.invite, [401, 403, 404, 403, 200, 200], (scene) => ({ params: here(scene), body: {} })),
  row(organisations.revoke, [401, 403, 404, 403, 204, 204], async (scene) => ({
    params: { ...here(scene), invitation: (await invited(scene)).id },
  })),
  row(organisations.readInvitation, [401, 200, 200, 200, 200, 200], async (scene) => ({
    params: { token: await tokenOf(scene) },
  })),
  row(organisations.claim, [401, 403, 200, 200, 200, 200], async (scene) => ({
    params: { token: await tokenOf(scene) },
    body: { name: '王工' },
  })),
  row(organisations.decide, [401, 403, 404, 403, 204, 204], async (scene) => ({
    params: { ...here(scene), request: await waiting(scene) },
    body: { decision: 'confirm' as const },
  })),
  row(organisations.changeRole, [401, 403, 404, 403, 403, 204], (scene) => ({
    params: { ...here(scene), contact: scene.ours.editor.id },
    body: { role: 'viewer' as const },
  })),
  // An editor may leave, and here the colleague to be removed is the editor.
  row(organisations.remove, [401, 403, 404, 403, 204, 204], (scene) => ({
    params: { ...here(scene), contact: scene.ours.editor.id },
  })),
];
