import { API } from '../../../../server/contract/api.ts';
import { contentOfBytes } from '../../../../server/files/content.ts';
import { caseUnderReview, proposedCase, reviewDocument, submittedCase } from '../../../setup/office-case.ts';
import { officeRow } from '../office-row.ts';
import type { Scene } from '../row.ts';

const { officeCases } = API;
const ALL = [401, 403, 200, 200, 200, 200] as const;
const REVIEWERS = [401, 403, 403, 200, 200, 403] as const;

const submitted = async ({ api, ours }: Scene) => ({ application: await submittedCase(api, ours) });
const reviewed = async ({ api, ours }: Scene) => caseUnderReview(api, ours, await api.officer('reviewer'));
const proposed = async ({ api, ours }: Scene) => {
  const { base, ...params } = await proposedCase(api, ours, await api.officer('reviewer'));
  return { params, body: { base } };
};
async function fileOf({ api, ours }: Scene) {
  const { id: application, documents } = await reviewed({ api, ours });
  return { application, file: documents.find(({ files }) => files.length > 0)!.files[0]!.id };
}

export const officeCaseRows = [
  officeRow(officeCases.queue, ALL, async (scene) => {
    await submitted(scene);
    return { query: { states: 'submitted', order: 'latest' as const, limit: 5 } };
  }),
  officeRow(officeCases.counts, ALL, () => ({})),
  officeRow(officeCases.read, ALL, async (scene) => ({ params: await submitted(scene) })),
  officeRow(officeCases.history, ALL, async (scene) => ({ params: await submitted(scene) })),
  officeRow(officeCases.take, REVIEWERS, async (scene) => ({ params: await submitted(scene) })),
  officeRow(officeCases.assign, [401, 403, 403, 403, 200, 403], async (scene) => {
    const { id } = await scene.api.officer('reviewer');
    return { params: await submitted(scene), body: { base: 1, officer: id } };
  }),
  officeRow(officeCases.begin, REVIEWERS, async (scene) => ({
    params: await submitted(scene),
    body: { base: 1 },
  })),
  officeRow(officeCases.reviewDocument, REVIEWERS, async (scene) => {
    const { id: application, submission, documents } = await reviewed(scene);
    return {
      params: { application, document: documents[0]!.id },
      body: { submission: submission.id, base: 0, decision: 'accepted' as const },
    };
  }),
  officeRow(officeCases.correct, REVIEWERS, async (scene) => {
    const officer = await scene.api.officer('reviewer');
    const begun = await caseUnderReview(scene.api, scene.ours, officer);
    const document = begun.documents[0]!.id;
    const { id, caseVersion: base } = await reviewDocument(scene.api, officer, begun, document, 'returned');
    return { params: { application: id }, body: { base } };
  }),
  officeRow(officeCases.note, REVIEWERS, async (scene) => ({
    params: await submitted(scene),
    body: { text: '请注意成员单位的代码。' },
  })),
  officeRow(officeCases.decide, REVIEWERS, async (scene) => {
    const { id: application, caseVersion: base } = await reviewed(scene);
    return { params: { application }, body: { base, kind: 'approve' as const } };
  }),
  officeRow(officeCases.confirm, REVIEWERS, proposed),
  officeRow(officeCases.decline, REVIEWERS, async (scene) => {
    const { params, body } = await proposed(scene);
    return { params, body: { ...body, reason: '协议还差一页' } };
  }),
  // Whoever calls is not who proposed it.
  officeRow(officeCases.retract, [401, 403, 403, 409, 409, 403], proposed),
  officeRow(officeCases.link, ALL, async (scene) => ({ params: await fileOf(scene), body: {} })),
  officeRow(officeCases.text, ALL, async (scene) => {
    const params = await fileOf(scene);
    const text = { type: 'text', text: { blocks: [], unread: [] } };
    await scene.api.papers.files.put(
      `${params.file}.text-1`,
      contentOfBytes(Buffer.from(JSON.stringify(text))),
    );
    return { params };
  }),
];
