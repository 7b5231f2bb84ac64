import type { Pack } from '../../../../bot/policy/pack.ts';
import { looksForLines } from '../../../../bot/policy/papers.ts';
import type { OfficeCase } from '../../../contract/office-case.ts';
import type { Snapshot } from '../../submissions/ports.ts';
import type { CaseGround, DocumentReview } from '../ports.ts';

type View = OfficeCase['documents'][number];
type File = Snapshot['files'][number];
type FileView = View['files'][number];

/** The checklist as it was handed in, with what officers have said of it. */
export function viewDocuments(pack: Pack, { current, compared, reviews }: CaseGround): View[] {
  const now = current.snapshot;
  const before = compared?.snapshot ?? null;
  const wanted = new Set(now.evaluation.documents);
  const holds = (snapshot: Snapshot | null, id: string) =>
    (snapshot?.files ?? []).some(({ document }) => document === id);
  const known = new Set(pack.documents.map(({ id }) => id));
  const strays = now.files.filter(({ document }) => !known.has(document)).map(({ document }) => document);
  const all = [
    ...pack.documents.map(({ id, title, basis, clauses, description }) => ({
      ...{ id, title, basis, clauses, description },
      looksFor: looksForOf(pack, id),
    })),
    ...[...new Set(strays)].map((id) => ({
      ...{ id, title: id, basis: 'supporting' as const, clauses: [], description: '', looksFor: [] },
    })),
  ];
  return all
    .filter(({ id }) => wanted.has(id) || holds(now, id) || holds(before, id))
    .map((document) => {
      const files = viewFiles(document.id, now, before);
      const changed = files.some(({ change }) => change !== 'same');
      return {
        ...document,
        wanted: wanted.has(document.id),
        files,
        findings: findingsOf(document.id, now),
        review: reviewOf(document.id, changed, current.submission.id, reviews),
        changed,
      };
    });
}

function looksForOf(pack: Pack, id: string): string[] {
  const paper = pack.papers.get(id);
  return paper === undefined ? [] : looksForLines(paper);
}

function findingsOf(document: string, { files, findings }: Snapshot): View['findings'] {
  const own = new Set(files.filter((file) => file.document === document).map(({ id }) => id));
  return findings.filter(({ file }) => own.has(file));
}

function viewFiles(document: string, now: Snapshot, before: Snapshot | null): FileView[] {
  const own = (snapshot: Snapshot | null) =>
    (snapshot?.files ?? []).filter((file) => file.document === document);
  const earlier = new Set(own(before).map(({ id }) => id));
  const there = new Set(own(now).map(({ id }) => id));
  const change = ({ id }: File) => (before === null || earlier.has(id) ? 'same' : 'added');
  return [
    ...own(now).map((file) => viewFile(file, change(file))),
    ...own(before)
      .filter(({ id }) => !there.has(id))
      .map((file) => viewFile(file, 'removed')),
  ];
}

function viewFile(file: File, change: FileView['change']): FileView {
  const { id, name, kind, bytes, pages, sha256, by, at, replaces } = file;
  return { id, name, kind, bytes, pages, sha256, by, at, replaces, change, pane: paneOf(kind) };
}

function paneOf(kind: File['kind']): FileView['pane'] {
  if (kind === 'pdf') return 'pdf';
  if (kind === 'docx') return 'text';
  return kind === 'jpeg' || kind === 'png' || kind === 'heic' ? 'picture' : 'none';
}

/** Of this version; or, where the files are the same, an acceptance of the version before. */
export function reviewOf(
  document: string,
  changed: boolean,
  submission: string,
  reviews: readonly DocumentReview[],
): View['review'] {
  const own = reviews.find((one) => one.documentId === document && one.submissionId === submission);
  if (own) return presentReview(own, false);
  const earlier = reviews.find((one) => one.documentId === document && one.submissionId !== submission);
  return earlier?.decision === 'accepted' && !changed
    ? { ...presentReview(earlier, true), version: 0 }
    : null;
}

export const presentReview = (
  { decision, reasons, words, by, at, version }: DocumentReview,
  carried: boolean,
): NonNullable<View['review']> => ({
  ...{ decision, words, by, version, carried },
  reasons: [...reasons],
  at: at.toISOString(),
});
