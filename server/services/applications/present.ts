import type { z } from 'zod';
import type { Evaluation } from '../../../bot/policy/evaluate.ts';
import { lift } from '../../../bot/policy/lift.ts';
import { atMostToCome, openQuestions } from '../../../bot/policy/next-question.ts';
import type { Facts, FactValue, Pack } from '../../../bot/policy/pack.ts';
import type {
  Application,
  applicationSummarySchema,
  evaluationSchema,
  Field,
} from '../../contract/applications.ts';
import type { FieldValue, Role } from '../../contract/common.ts';
import { readPath } from './paths.ts';
import type { Draft, StoredField } from './ports.ts';
import { readValue } from './read-value.ts';
import { standingOf, type Standing } from './standing.ts';

type Summary = z.output<typeof applicationSummarySchema>;

/** An application in one line. */
export function presentSummary(draft: Draft, role: Role, standing: Standing): Summary {
  const { id, name } = draft.organisation;
  return {
    id: draft.id,
    title: standing.title,
    organisation: { id, name },
    role,
    state: draft.state,
    verdict: standing.evaluation.verdict,
    papers: standing.papers,
    number: draft.number,
    updatedAt: draft.updatedAt.toISOString(),
  };
}

/** The whole draft with all that follows from it, by the pack in force. */
export function presentApplication(pack: Pack, draft: Draft, role: Role): Application {
  const standing = standingOf(pack, draft);
  return {
    ...presentSummary(draft, role, standing),
    pack: { id: pack.manifest.id, version: pack.manifest.version },
    version: draft.version,
    fields: presentFields(pack, draft),
    members: [...standing.members],
    evaluation: presentEvaluation(pack, standing.facts, standing.evaluation),
    counts: [...standing.counts],
    sections: sectionsOf(pack, standing.form),
  };
}

export const presentField = ({ value, version, by, at, channel }: StoredField): Field => ({
  ...{ value, version, by, channel },
  at: at.toISOString(),
});

/** Fields that the pack does not know are left out; a value that does not fit any more is as good as none, but has its version. */
function presentFields(pack: Pack, { fields }: Draft): Record<string, Field> {
  const known: Record<string, Field> = {};
  for (const [name, field] of fields) {
    const path = readPath(name);
    if (path === null || (path.of === 'form' && !pack.formFields.has(path.id))) continue;
    if (path.of === 'fact' && !pack.facts.has(path.id)) continue;
    const fits = !('refused' in readValue(pack, path, field.value));
    known[name] = presentField(fits ? field : { ...field, value: null });
  }
  return known;
}

export function presentEvaluation(
  pack: Pack,
  facts: Facts,
  evaluation: Evaluation,
): z.output<typeof evaluationSchema> {
  const open = openQuestions(pack, facts, evaluation);
  const better = lift(pack, facts);
  return {
    verdict: evaluation.verdict,
    rules: evaluation.rules.map(({ rule, status }) => ({ rule: rule.id, status })),
    missing: [...evaluation.missing],
    documents: [...evaluation.documents],
    asking: open[0] ?? null,
    left: atMostToCome(pack, facts, open),
    lift: better && {
      verdict: better.verdict,
      changes: Object.entries(better.changes).map(([fact, value]) => ({ fact, value: mutable(value) })),
    },
  };
}

export const mutable = (value: FactValue): FieldValue =>
  typeof value === 'string' || typeof value === 'number' ? value : [...value];

const sectionsOf = (pack: Pack, form: Standing['form']): Application['sections'] =>
  pack.form.sections.map(({ id, fields }) => ({
    id,
    filled: fields.filter((field) => form[field.id] !== undefined).length,
    fields: fields.length,
  }));
