import type { Answer } from '../../miniapp/api/endpoints.ts';
import type { Fixtures, Sent } from './fixtures.ts';
import { pack } from './fixtures.ts';
import { sampleOfficeReport, sampleOfficeReports } from './sample-annual.ts';
import { sampleDeliveries } from './sample-notices.ts';
import { OFFICERS, sampleCase, sampleQueue, type OfficeCase } from './sample-cases.ts';
import { sampleInsight } from './sample-insight.ts';
import { sampleSettingHistory, sampleSettings } from './sample-settings.ts';
import {
  sampleFigures,
  sampleLaterCase,
  sampleLaterCounts,
  sampleLaterQueue,
  sampleRating,
} from './sample-later.ts';
import { AT, idOf } from './samples.ts';

export const CASE = sampleCase(pack);
export const LATER_CASE = sampleLaterCase(pack);

const officer = (person: { id: string; name: string }, role: 'reviewer' | 'lead', cases: number) => ({
  ...{ ...person, role, source: 'list', cases },
});

/** What the server says to a reviewer of the office. */
export const OFFICE_FIXTURES: Fixtures = {
  ...sampleDeliveries,
  ...sampleInsight,
  'office_people.me': { person: OFFICERS.chen, role: 'reviewer' },
  'office_people.list': {
    items: [
      officer(OFFICERS.chen, 'reviewer', 4),
      officer(OFFICERS.zhao, 'reviewer', 6),
      officer(OFFICERS.lin, 'lead', 0),
    ],
  },
  'office_settings.read': sampleSettings,
  'office_settings.change': sampleSettings,
  'office_settings.history': sampleSettingHistory,
  'office_people.refresh': { items: [officer(OFFICERS.lin, 'lead', 0)] },
  'office_annual.list': sampleOfficeReports,
  'office_annual.of_case': { items: sampleOfficeReports.items },
  'office_annual.read': sampleOfficeReport(pack),
  'office_annual.begin': sampleOfficeReport(pack),
  'office_annual.correct': { ...sampleOfficeReport(pack), state: 'correction_requested', version: 13 },
  'office_annual.accept': { ...sampleOfficeReport(pack), state: 'accepted', version: 13 },
  'office_annual.score': scored,
  'office_annual.send': sampleOfficeReport(pack),
  'office_annual.file_link': {
    ...{ url: '/files/signed-by-the-fixtures', expiresAt: '2026-11-25T06:40:00.000Z' },
    ...{ bytes: 34_816, name: '专利证书汇编.pdf' },
  },
  'office_later.queue': { items: sampleLaterQueue, next: null },
  'office_later.counts': sampleLaterCounts,
  'office_later.read': LATER_CASE,
  'office_later.decide_change': LATER_CASE,
  'office_later.order_rectification': LATER_CASE,
  'office_later.close_rectification': LATER_CASE,
  'office_later.answer_support': LATER_CASE,
  'office_later.cancel': LATER_CASE,
  'office_ratings.list': { items: [sampleRating], next: null },
  'office_ratings.handle': sampleRating,
  'office_ratings.figures': sampleFigures,
  'office_cases.queue': { items: sampleQueue, next: null },
  'office_cases.counts': {
    states: [
      { state: 'submitted', count: 7 },
      { state: 'under_review', count: 12 },
    ],
    ...{ mine: 4, unassigned: 3, toConfirm: 1, fields: [{ id: 'robotics', label: '机器人及智能制造' }] },
  },
  'office_cases.read': CASE,
  'office_cases.take': CASE,
  'office_cases.assign': CASE,
  'office_cases.begin': { ...CASE, state: 'under_review' },
  'office_cases.history': {
    items: [
      {
        ...{ id: idOf('event-2'), type: 'resubmitted', at: AT, by: null },
        text: '申报单位补正后再次提交（第 2 次）',
      },
      { id: idOf('event-1'), type: 'submitted', at: AT, by: null, text: '申报单位提交了申报' },
    ],
    next: null,
  },
  'office_cases.review_document': reviewed,
  'office_cases.correct': { ...CASE, state: 'correction_requested', actions: ['note'] },
  'office_cases.note': ({ body }) => ({
    ...CASE,
    notes: [
      ...CASE.notes,
      { id: idOf('note-2'), by: OFFICERS.chen, at: AT, text: (body as { text: string }).text },
    ],
  }),
  'office_cases.decide': ({ body }) => proposed((body as { kind: 'approve' | 'refuse' }).kind),
  'office_cases.confirm': { ...CASE, state: 'approved', actions: ['note'] },
  'office_cases.decline': CASE,
  'office_cases.retract': CASE,
  'office_cases.file_link': {
    ...{ url: '/files/signed-by-the-fixtures', expiresAt: '2026-11-25T06:40:00.000Z' },
    ...{ bytes: 34_816, name: '组建协议.pdf' },
  },
  'office_cases.file_text': {
    type: 'text',
    blocks: [
      { heading: true, text: '一、建设意义及必要性', page: 1 },
      { heading: false, text: '在线检测是钢铁和装备产业升级的关键环节。', page: 1 },
    ],
  },
};

/** The sheet stands as it was sent. */
function scored({ body }: Sent): Answer<'office_annual.score'> {
  const { scores, words } = body as { scores: Record<string, number>; words: string };
  const all = Object.values(scores);
  const total = all.length < 5 ? null : all.reduce((sum, one) => sum + one, 0) / 5;
  const evaluation = { scores, words, total, outcome: null, by: OFFICERS.chen, at: AT, sentAt: null };
  return { ...sampleOfficeReport(pack), state: 'accepted', version: 14, evaluation };
}

/** The case with a decision that waits for a second officer. */
export const proposed = (
  kind: 'approve' | 'refuse',
  by = OFFICERS.chen,
  actions: OfficeCase['actions'] = ['note', 'withdraw_decision'],
): OfficeCase => ({
  ...CASE,
  ...{ proposed: kind, actions, caseVersion: CASE.caseVersion + 1 },
  decisions: [
    {
      ...{ id: idOf('decision'), kind, state: 'proposed' as const, reasons: [], words: '材料齐全。' },
      ...{ proposedBy: by, proposedAt: AT, decidedBy: null, decidedAt: null, declineReason: null },
    },
  ],
});

/** The review stands as it was sent, and the defects follow from it. */
function reviewed({ params, body }: Sent): Answer<'office_cases.review_document'> {
  const { decision, reasons, words } = body as {
    decision: 'open' | 'accepted' | 'returned';
    reasons: string[];
    words: string;
  };
  const documents = CASE.documents.map((document) => {
    if (document.id !== params['document']) return document;
    const version = (document.review?.version ?? 0) + 1;
    const review = { decision, reasons, words, version, by: OFFICERS.chen, at: AT, carried: false };
    return { ...document, review };
  });
  const defects = documents
    .filter(({ review }) => review?.decision === 'returned')
    .map(({ id, title, review }) => ({
      ...{ subject: 'document' as const, id, title, reasons: review!.reasons, words: review!.words },
      link: `papers/${id}`,
    }));
  return { ...CASE, documents, defects, caseVersion: CASE.caseVersion + 1 };
}
