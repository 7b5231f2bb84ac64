import type { Pack } from '../../../bot/policy/pack.ts';
import { ServerError } from '../../errors.ts';
import { CASE_REASONS, DEFECT_TITLES } from '../../phrases/cases.ts';
import type { Defect, DefectSubject, DocumentReview } from './ports.ts';

/** What an officer lists beside the documents that were returned. */
export interface Listed {
  subject: Exclude<DefectSubject, 'document'>;
  id: string | null;
  reasons: readonly string[];
  words: string;
}

/** Every document of a version that was returned, in the checklist's order. */
export function returnedDocuments(pack: Pack, reviews: readonly DocumentReview[]): Defect[] {
  const order = pack.documents.map(({ id }) => id);
  const place = ({ documentId }: DocumentReview) => (order.indexOf(documentId) + order.length) % order.length;
  return reviews
    .filter(({ decision }) => decision === 'returned')
    .toSorted((a, b) => place(a) - place(b))
    .map(({ documentId: id, reasons, words }) => ({
      subject: 'document' as const,
      id,
      title: pack.documents.find((document) => document.id === id)?.title ?? id,
      ...{ reasons: [...reasons], words, link: `/papers/${id}` },
    }));
}

/**
 * All defects as the applicant is told of them, each with the page where it is mended.
 * @throws {ServerError} `nothing_to_correct`, `reason_needed`, `not_found`
 */
export function gatherDefects(
  pack: Pack,
  reviews: readonly DocumentReview[],
  listed: readonly Listed[],
): Defect[] {
  const defects = [...returnedDocuments(pack, reviews), ...listed.map((one) => listedDefect(pack, one))];
  if (defects.length === 0) {
    throw new ServerError(422, 'nothing_to_correct', CASE_REASONS.nothingToCorrect);
  }
  return defects;
}

function listedDefect(pack: Pack, { subject, id, reasons, words }: Listed): Defect {
  const place = placeOf(pack, subject, id);
  if (place === null) throw new ServerError(404, 'not_found', CASE_REASONS.unknownSubject);
  if (reasons.length === 0 && words === '') {
    throw new ServerError(422, 'reason_needed', CASE_REASONS.itemReason(place.title));
  }
  return { subject, id, title: place.title, reasons: [...reasons], words, link: place.link };
}

function placeOf(pack: Pack, subject: Listed['subject'], id: string | null) {
  if (subject === 'members') return { title: DEFECT_TITLES.members!, link: '/members' };
  if (subject === 'other') return { title: DEFECT_TITLES.other!, link: null };
  if (subject === 'fact') {
    const fact = pack.facts.get(id ?? '');
    return fact === undefined ? null : { title: fact.label, link: `/check/${fact.id}` };
  }
  const section = pack.form.sections.find(({ fields }) => fields.some((field) => field.id === id));
  const field = section?.fields.find((one) => one.id === id);
  return section && field ? { title: field.label, link: `/form/${section.id}` } : null;
}
