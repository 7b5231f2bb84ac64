import type { z } from 'zod';
import type { Annual } from '../../../bot/policy/annual-schema.ts';
import type { officeAnnualLineSchema, OfficeAnnualReport } from '../../contract/office-annual.ts';
import { dayAt } from '../calendar/days.ts';
import { presentFormField } from './fields.ts';
import type { Ground, ReportSummary, Snapshot } from './ports.ts';
import { isClosed, presentHandedIn } from './present.ts';
import { highestFirst, outcomeOf, totalOf, type OutcomeStep } from './score.ts';
import { isFillable } from './steps.ts';

export const presentOfficeLine = (
  report: ReportSummary,
  now: Date,
): z.output<typeof officeAnnualLineSchema> => ({
  ...{ id: report.id, application: report.applicationId, ...report.filing },
  ...{ year: report.year, state: report.state, dueOn: report.dueOn, assignee: report.assignee },
  overdue: isFillable(report.state) && !isClosed(report) && report.dueOn < dayAt(now),
  submittedAt: report.submittedAt?.toISOString() ?? null,
  total: report.outcome?.total ?? null,
  outcome: report.outcome?.outcome ?? null,
  closed: isClosed(report),
});

export function presentOfficeReport(
  annual: Annual,
  ground: Ground,
  steps: readonly OutcomeStep[],
  now: Date,
): OfficeAnnualReport {
  const { number, title, leadName } = ground.filing;
  const told = ground.evaluation?.sentAt ? ground.evaluation : null;
  const summary = { ...ground, filing: { number, title, leadName }, outcome: told, number: null };
  return {
    ...presentOfficeLine(summary, now),
    ...{ version: ground.version, reportTitle: annual.title, clauses: [...annual.clauses] },
    handedIn: handedIn(annual, ground),
    versions: ground.versions.map(presentHandedIn),
    lastYear: ground.lastYear?.year ?? null,
    correction: ground.correction,
    sheet: presentSheet(annual, steps),
    evaluation: presentEvaluation(annual, ground, steps),
  };
}

function handedIn(annual: Annual, ground: Ground): OfficeAnnualReport['handedIn'] {
  const { snapshot, before, lastYear, versions } = ground;
  if (snapshot === null) return null;
  const rowOf = (field: Annual['sections'][number]['fields'][number]) => {
    const { id, label, type, unit } = presentFormField(field);
    const value = snapshot.values[id] ?? null;
    return {
      ...{ id, label, type, unit, value, lastYear: lastYear?.values[id] ?? null },
      ...changeOf(before, id, value),
    };
  };
  return {
    ...presentHandedIn(versions[0]!),
    sections: annual.sections.map(({ id, title, clauses, fields }) => ({
      ...{ id, title, clauses: [...clauses] },
      rows: fields.map(rowOf),
    })),
    files: snapshot.files,
  };
}

function changeOf(before: Snapshot | null, id: string, value: string | number | null) {
  if (before === null) return {};
  const old = before.values[id] ?? null;
  return old === value ? {} : { before: old };
}

const presentSheet = (annual: Annual, steps: readonly OutcomeStep[]): OfficeAnnualReport['sheet'] => ({
  clauses: [...annual.evaluation.clauses],
  aspects: annual.evaluation.aspects.map(({ id, title, looks_at: looksAt }) => ({
    ...{ id, title, looksAt: [...looksAt] },
  })),
  outcomes: highestFirst(steps),
});

/** Before it is told, the sheet is read by the steps that hold now. */
function presentEvaluation(
  annual: Annual,
  { evaluation }: Ground,
  steps: readonly OutcomeStep[],
): OfficeAnnualReport['evaluation'] {
  if (evaluation === null) return null;
  const { scores, words, by, at, sentAt } = evaluation;
  const total = sentAt === null ? totalOf(annual, scores) : evaluation.total;
  const now = total === null ? null : outcomeOf(steps, total);
  return {
    ...{ scores: { ...scores }, total, words, by, at: at.toISOString() },
    outcome: sentAt === null ? now : evaluation.outcome,
    sentAt: sentAt?.toISOString() ?? null,
  };
}
