import { API } from '../../../../server/contract/api.ts';
import {
  caseVersionOf,
  filedApplication,
  NEWCOMER,
  type FiledOptions,
} from '../../../setup/filed-consortium.ts';
import { randomId } from '../../../setup/people.ts';
import { officeRow } from '../office-row.ts';
import { row, type Scene } from '../row.ts';

const { later, officeLater } = API;
const READERS = [401, 403, 404, 200, 200, 200] as const;
const EDITORS = [401, 403, 404, 403, 200, 200] as const;
const REVIEWERS = [401, 403, 403, 200, 200, 403] as const;
const OFFICERS = [401, 403, 200, 200, 200, 200] as const;
const LEADERS = [401, 403, 403, 403, 200, 200] as const;

const filed = async ({ api, ours }: Scene, options?: FiledOptions) => ({
  application: (await filedApplication(api, ours, options)).id,
});

async function asked(scene: Scene) {
  const params = await filed(scene);
  const body = { kind: 'add', joins: NEWCOMER, reason: '补上传感器' } as const;
  const { changes } = await scene.api.call(scene.ours.owner, later.requestChange, { params, body });
  return { ...params, change: changes.items[0]!.id };
}

/** As an officer leaves it. */
async function ordered(scene: Scene) {
  const params = await filed(scene, { state: 'rectification' });
  const id = randomId();
  await scene.api.prisma.rectification.create({
    data: {
      ...{ id, applicationId: params.application, ground: 'other', text: '请整改', dueOn: '2099-01-01' },
      ...{ state: 'ordered', orderedBy: randomId(), orderedAt: new Date() },
    },
  });
  return { ...params, rectification: id };
}

async function requested(scene: Scene) {
  const params = await filed(scene);
  const body = { measure: 'service_pack', text: '需要协调' };
  const { support } = await scene.api.call(scene.ours.owner, later.requestSupport, { params, body });
  return { ...params, request: support!.items[0]!.id };
}

/** A step that an officer finished, not rated yet. */
async function finished(scene: Scene) {
  const params = await filed(scene);
  const event = randomId();
  await scene.api.prisma.applicationEvent.create({
    data: { id: event, applicationId: params.application, type: 'filed', data: {}, at: new Date() },
  });
  return { params, event };
}

async function rated(scene: Scene) {
  const { params, event } = await finished(scene);
  const body = { event, level: 1 };
  await scene.api.call(scene.ours.owner, later.rate, { params, body });
  const { id } = await scene.api.prisma.rating.findFirstOrThrow({ where: { subject: event } });
  return { rating: id };
}
const baseOf = ({ api }: Scene, { application }: { application: string }) => caseVersionOf(api, application);

export const laterRows = [
  row(later.read, READERS, async (scene) => ({ params: await filed(scene) })),
  row(later.requestChange, EDITORS, async (scene) => ({
    params: await filed(scene),
    body: { kind: 'add' as const, joins: NEWCOMER, reason: '补上传感器' },
  })),
  row(later.withdrawChange, EDITORS, async (scene) => ({ params: await asked(scene) })),
  // Whoever may ask is refused by the policy.
  row(later.forbidden, [401, 403, 404, 403, 422, 422], async (scene) => ({
    params: await filed(scene),
    body: { step: 'dissolve' },
  })),
  row(later.answerRectification, EDITORS, async (scene) => ({
    params: await ordered(scene),
    body: { text: '已经改好' },
  })),
  row(later.requestSupport, EDITORS, async (scene) => ({
    params: await filed(scene),
    body: { measure: 'service_pack', text: '需要协调' },
  })),
  row(later.renew, EDITORS, async (scene) => ({ params: await filed(scene, { validUntil: '2020-01-01' }) })),
  row(later.rate, READERS, async (scene) => {
    const { params, event } = await finished(scene);
    return { params, body: { event, level: 5 } };
  }),
];

export const officeLaterRows = [
  officeRow(officeLater.queue, OFFICERS, () => ({ query: { kind: 'change' as const } })),
  officeRow(officeLater.counts, OFFICERS, () => ({})),
  officeRow(officeLater.read, OFFICERS, async (scene) => ({ params: await filed(scene) })),
  officeRow(officeLater.decideChange, REVIEWERS, async (scene) => {
    const params = await asked(scene);
    return { params, body: { base: await baseOf(scene, params), grant: true } };
  }),
  officeRow(officeLater.order, REVIEWERS, async (scene) => {
    const params = await filed(scene);
    const base = await baseOf(scene, params);
    return { params, body: { base, ground: 'other', text: '请整改', dueOn: '2099-01-01' } };
  }),
  officeRow(officeLater.close, REVIEWERS, async (scene) => {
    const params = await ordered(scene);
    return { params, body: { base: await baseOf(scene, params), passed: true, result: '已改好' } };
  }),
  officeRow(officeLater.answerSupport, REVIEWERS, async (scene) => ({
    params: await requested(scene),
    body: { answer: '已协调' },
  })),
  officeRow(officeLater.cancel, REVIEWERS, async (scene) => {
    const params = await filed(scene);
    return { params, body: { base: await baseOf(scene, params), grounds: ['other'], words: '经核实' } };
  }),
  officeRow(officeLater.ratings, LEADERS, () => ({ query: {} })),
  officeRow(officeLater.handleRating, LEADERS, async (scene) => ({
    params: await rated(scene),
    body: { text: '已回访' },
  })),
  officeRow(officeLater.figures, OFFICERS, () => ({})),
];
