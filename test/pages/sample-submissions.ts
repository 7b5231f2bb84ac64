import type { Answer } from '../../miniapp/api/endpoints.ts';
import { without } from '../../miniapp/state/without.ts';
import { AT, PEOPLE, idOf } from './samples.ts';

export const sampleSubmission: Answer<'submissions.create'> = {
  ...{ id: idOf('submission'), number: 'LB-20261125-0001-7', version: 1, state: 'submitted' },
  ...{ at: AT, by: PEOPLE.zhang, digest: 'b'.repeat(64) },
};

export const samplePreview: Answer<'submissions.preview'> = {
  complete: [{ text: '牵头单位名称和代码', link: null, clauses: [] }],
  open: [{ text: '首席专家还没有确定', link: 'check', clauses: ['5.4'] }],
  officer: [{ text: '牵头单位在产业链中的影响力', link: null, clauses: ['4.1.1'] }],
  missing: [{ text: '联系人手机', link: 'form/contact', clauses: ['5.6'] }],
  version: 12,
};

/** What was handed in of an application and its files. */
export function sampleHandedIn(
  { organisation, pack, members, evaluation, fields }: Answer<'applications.read'>,
  papers: Answer<'papers.list'>['items'],
): Answer<'submissions.read'> {
  const valuesOf = (room: string) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([path, { value }]) =>
        path.startsWith(room) && value !== null ? [[path.slice(room.length), value]] : [],
      ),
    );
  const files = papers.flatMap((paper) => paper.files);
  return {
    ...sampleSubmission,
    snapshot: {
      application: idOf('application'),
      organisation: { ...organisation, code: '91310113MA1GK00240' },
      pack: { ...pack, digest: 'c'.repeat(64) },
      ...{ facts: valuesOf('fact.'), form: valuesOf('form.'), members, evaluation },
      files: files.map((file) => without(file, 'state', 'scan', 'check')),
      findings: papers.flatMap((paper) => paper.findings),
      ...{ submittedAt: AT, submittedBy: PEOPLE.zhang },
    },
  };
}
