import { API } from '../../../../server/contract/api.ts';
import { addFile } from '../../../setup/application.ts';
import { ANNUAL, fillReport, handedInReport, openReport } from '../../../setup/annual.ts';
import { officeRow } from '../office-row.ts';
import { row, type Scene } from '../row.ts';

const { annual, officeAnnual } = API;

const opened = async ({ api, ours }: Scene) => {
  const { application, report } = await openReport(api, ours);
  return { application, report };
};

export const annualRows = [
  row(annual.list, [401, 403, 404, 200, 200, 200], async (scene) => {
    const { application } = await opened(scene);
    return { params: { application } };
  }),
  row(annual.read, [401, 403, 404, 200, 200, 200], async (scene) => ({ params: await opened(scene) })),
  row(annual.change, [401, 403, 404, 403, 200, 200], async (scene) => ({
    params: await opened(scene),
    body: { changes: [{ path: 'jobs', value: 3, base: 0 }] },
  })),
  row(annual.submit, [401, 403, 404, 403, 200, 200], async (scene) => {
    const params = await opened(scene);
    const { version } = await fillReport(scene.api, scene.ours.owner, params);
    return { params, body: { version } };
  }),
  row(annual.version, [401, 403, 404, 200, 200, 200], async ({ api, ours }) => {
    const { application, report, receipt } = await handedInReport(api, ours);
    return { params: { application, report, version: receipt.id } };
  }),
];

const handedIn = async ({ api, ours }: Scene) => {
  const { report, version: base } = await handedInReport(api, ours);
  return { report, base };
};
const accepted = async (scene: Scene) => {
  const { report, base } = await handedIn(scene);
  await scene.api.prisma.annualReport.update({ where: { id: report }, data: { state: 'accepted' } });
  return { report, base };
};
const REVIEWERS = [401, 403, 403, 200, 200, 403] as const;
const READERS = [401, 403, 200, 200, 200, 200] as const;

export const officeAnnualRows = [
  officeRow(officeAnnual.list, READERS, () => ({})),
  officeRow(officeAnnual.ofCase, READERS, async (scene) => {
    const { application } = await opened(scene);
    return { params: { application } };
  }),
  officeRow(officeAnnual.read, READERS, async (scene) => {
    const { report } = await handedIn(scene);
    return { params: { report } };
  }),
  officeRow(officeAnnual.begin, REVIEWERS, async (scene) => {
    const { report, base } = await handedIn(scene);
    return { params: { report }, body: { base } };
  }),
  officeRow(officeAnnual.correct, REVIEWERS, async (scene) => {
    const { report, base } = await handedIn(scene);
    const items = [{ field: 'jobs', reason: '请写上依据。' }];
    return { params: { report }, body: { base, items, dueOn: '2099-04-01' } };
  }),
  officeRow(officeAnnual.accept, REVIEWERS, async (scene) => {
    const { report, base } = await handedIn(scene);
    return { params: { report }, body: { base } };
  }),
  officeRow(officeAnnual.score, REVIEWERS, async (scene) => {
    const { report, base } = await accepted(scene);
    return { params: { report }, body: { base, scores: { society: 90 } } };
  }),
  officeRow(officeAnnual.send, REVIEWERS, async (scene) => {
    const { report, base } = await accepted(scene);
    const scores = Object.fromEntries(ANNUAL.evaluation.aspects.map(({ id }) => [id, 90]));
    await scene.api.prisma.evaluation.create({
      data: {
        reportId: report,
        scores,
        total: 90,
        outcome: '优秀',
        officerId: scene.ours.owner.id,
        at: new Date(),
      },
    });
    return { params: { report }, body: { base } };
  }),
  officeRow(officeAnnual.fileLink, READERS, async ({ api, ours }) => {
    const { application, report } = await openReport(api, ours);
    const params = { application, report };
    const file = await addFile(api, application, `${ANNUAL.attachments[0]!.id}.2026`, ours.owner);
    const { version } = await fillReport(api, ours.owner, params);
    await api.call(ours.owner, annual.submit, { params, body: { version } });
    return { params: { report, file }, body: {} };
  }),
];
