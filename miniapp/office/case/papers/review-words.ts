import type { OfficeCase, Tag } from '../../state/case-words.ts';

export type CaseDocument = OfficeCase['documents'][number];
export type CaseFile = CaseDocument['files'][number];

/** How far the reading of one document is. */
export function standingOf({ review, files, wanted }: CaseDocument): { tag: Tag; text: string } {
  if (review?.decision === 'accepted') return { tag: 'done', text: '已接受' };
  if (review?.decision === 'returned') return { tag: 'refused', text: '已退回' };
  if (files.every(({ change }) => change === 'removed')) {
    return wanted ? { tag: 'attention', text: '没有交' } : { tag: 'missing', text: '不用交' };
  }
  return { tag: 'waiting', text: '待看' };
}

/** Whether an officer has still to say something of it. */
export const isOpen = (document: CaseDocument): boolean =>
  document.wanted && (document.review === null || document.review.decision === 'open');

/** The next document to look at after this one, round and round; null where none is left. */
export function nextOpen(documents: readonly CaseDocument[], after: string): CaseDocument | null {
  const at = documents.findIndex(({ id }) => id === after);
  const round = [...documents.slice(at + 1), ...documents.slice(0, at)];
  return round.find(isOpen) ?? null;
}
