import { DECISIONS, STATES, type OfficeCase } from '../state/case-words.ts';

/** What has become of a case between two readings, in sentences. */
export function whatChanged(before: OfficeCase, after: OfficeCase): string[] {
  return [
    ...(before.state === after.state
      ? []
      : [`阶段：${STATES[before.state].text} → ${STATES[after.state].text}`]),
    ...(before.submission.id === after.submission.id
      ? []
      : [`申报单位提交了第 ${after.submission.version} 次（${after.submission.number}）`]),
    ...(before.assignee?.id === after.assignee?.id
      ? []
      : [`经办人：${before.assignee?.name ?? '没有'} → ${after.assignee?.name ?? '没有'}`]),
    ...documentsChanged(before, after),
    ...decisionsChanged(before, after),
    ...added(before.corrections, after.corrections).map(({ by }) => `${by.name} 发出了补正通知`),
    ...added(before.notes, after.notes).map(({ by, text }) => `${by.name} 写了备注：${text.slice(0, 60)}`),
  ];
}

const REVIEWED = { open: '改回未看', accepted: '接受了', returned: '退回了' } as const;

function documentsChanged(before: OfficeCase, after: OfficeCase): string[] {
  return after.documents.flatMap(({ id, title, review }) => {
    const seen = before.documents.find((document) => document.id === id)?.review ?? null;
    if (review === null || (seen?.version === review.version && seen.decision === review.decision)) return [];
    return [`${review.by.name} ${REVIEWED[review.decision]}“${title}”`];
  });
}

const DECIDED = {
  proposed: '提议',
  carried_out: '办理了',
  declined: '没有同意',
  withdrawn: '撤回了',
} as const;

function decisionsChanged(before: OfficeCase, after: OfficeCase): string[] {
  return after.decisions.flatMap(({ id, kind, state, proposedBy, decidedBy }) => {
    if (before.decisions.find((decision) => decision.id === id)?.state === state) return [];
    const who = state === 'proposed' ? proposedBy : (decidedBy ?? proposedBy);
    return [`${who.name} ${DECIDED[state]}“${DECISIONS[kind]}”`];
  });
}

const added = <T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] =>
  after.filter(({ id }) => !before.some((known) => known.id === id));
