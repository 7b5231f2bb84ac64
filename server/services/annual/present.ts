import type { z } from 'zod';
import type { Annual } from '../../../bot/policy/annual-schema.ts';
import type { Role } from '../../contract/common.ts';
import type {
  AnnualReport,
  annualFieldSchema,
  annualSummarySchema,
  annualVersionSchema,
} from '../../contract/annual.ts';
import { attachmentDocument } from './attachments.ts';
import { fieldsOf, presentSections } from './fields.ts';
import { missingLines, openLines } from './lines.ts';
import type { Ground, HandedIn, ReportSummary } from './ports.ts';
import { isFillable } from './steps.ts';

export const presentSummary = (summary: ReportSummary): z.output<typeof annualSummarySchema> => ({
  ...{ id: summary.id, year: summary.year, state: summary.state, dueOn: summary.dueOn },
  openedAt: summary.openedAt.toISOString(),
  submittedAt: summary.submittedAt?.toISOString() ?? null,
  number: summary.number,
  outcome: summary.outcome?.outcome ?? null,
  closed: isClosed(summary),
});

/** Nothing is expected any more of what was not handed in before the filing was cancelled. */
export const isClosed = ({ life, state }: Pick<ReportSummary, 'life' | 'state'>): boolean =>
  life === 'cancelled' && isFillable(state);

export const presentHandedIn = ({ at, ...version }: HandedIn): z.output<typeof annualVersionSchema> => ({
  ...version,
  at: at.toISOString(),
});

export function presentReport(annual: Annual, ground: Ground, role: Role): AnnualReport {
  const { lastYear, correction, evaluation, versions } = ground;
  const told = evaluation?.sentAt ? evaluation : null;
  return {
    ...presentSummary({ ...ground, number: versions[0]?.number ?? null, outcome: told }),
    ...{ version: ground.version, title: annual.title, clauses: [...annual.clauses] },
    editable: role !== 'viewer' && isFillable(ground.state) && ground.life !== 'cancelled',
    sections: presentSections(annual),
    fields: presentFields(annual, ground),
    lastYear: lastYear && { year: lastYear.year, values: { ...lastYear.values } },
    attachments: annual.attachments.map(({ id, title, hint }) => {
      const document = attachmentDocument(id, ground.year);
      const files = ground.files.filter((file) => file.document === document);
      return { document, title, hint: hint ?? null, files };
    }),
    correction: ground.state === 'correction_requested' ? correction : null,
    missing: missingLines(annual, ground),
    open: openLines(annual, ground),
    versions: versions.map(presentHandedIn),
    evaluation: told && presentOutcome(annual, told),
  };
}

export function presentField(ground: Ground, id: string): z.output<typeof annualFieldSchema> {
  const [mark, value] = [ground.marks[id], ground.values[id] ?? null];
  if (mark === undefined) return { value, version: 0, by: null, at: null };
  const by = { id: mark.by, name: ground.names.get(mark.by) ?? '' };
  return { value, version: mark.version, by, at: mark.at };
}

const presentFields = (annual: Annual, ground: Ground): AnnualReport['fields'] =>
  Object.fromEntries(
    fieldsOf(annual)
      .filter(({ id }) => ground.values[id] !== undefined || ground.marks[id] !== undefined)
      .map(({ id }) => [id, presentField(ground, id)]),
  );

const presentOutcome = (
  annual: Annual,
  { scores, total, outcome, words, sentAt }: NonNullable<Ground['evaluation']>,
): AnnualReport['evaluation'] => ({
  scores: annual.evaluation.aspects.map(({ id, title }) => ({ id, title, score: scores[id] ?? 0 })),
  ...{ total, outcome, words, at: sentAt!.toISOString() },
});
