import { evaluate, type Evaluation } from '../../../bot/policy/evaluate.ts';
import { totalBelowSum, valueFault } from '../../../bot/policy/facts.ts';
import { UNSURE, type Facts, type FactValue, type Pack } from '../../../bot/policy/pack.ts';
import { checkCounts, listMembers, type CountCheck, type Member } from './members.ts';
import { factPath, formPath } from './paths.ts';
import type { Draft, StoredField } from './ports.ts';

type Fields = ReadonlyMap<string, StoredField>;

/** All that follows from a draft and the pack in force; nothing of it is kept. */
export interface Standing {
  facts: Facts;
  /** Values of the form's fields, by field id. */
  form: Readonly<Record<string, string>>;
  members: readonly Member[];
  counts: readonly CountCheck[];
  evaluation: Evaluation;
  title: string;
  papers: { ready: number; wanted: number };
  /** Wanted documents without a file, in the checklist's order. */
  missingDocuments: readonly string[];
}

export function standingOf(pack: Pack, draft: Draft): Standing {
  const facts = factsOf(pack, draft.fields);
  const form = formOf(pack, draft.fields);
  const members = listMembers(pack, draft.fields);
  const evaluation = evaluate(pack, facts);
  const missingDocuments = evaluation.documents.filter((id) => !draft.documents.has(id));
  const wanted = evaluation.documents.length;
  return {
    ...{ facts, form, members, evaluation, missingDocuments },
    counts: checkCounts(pack, facts, members),
    title: titleOf(pack, draft, form, facts),
    papers: { ready: wanted - missingDocuments.length, wanted },
  };
}

/** What the pack in force still understands; the rest is kept, and is as if it had not been answered. */
export function factsOf(pack: Pack, fields: Fields): Facts {
  const facts: Record<string, FactValue> = {};
  for (const [id, fact] of pack.facts) {
    const value = fields.get(factPath(id))?.value ?? null;
    if (value !== null && valueFault(fact, value) === null) facts[id] = value as FactValue;
  }
  const contradiction = totalBelowSum(pack, facts);
  // A changed pack may add up otherwise: a total that is too small gives way to its parts.
  return contradiction === null ? facts : without(facts, contradiction.fact);
}

function without(facts: Facts, id: string): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([known]) => known !== id));
}

function formOf(pack: Pack, fields: Fields): Record<string, string> {
  const form: Record<string, string> = {};
  for (const id of pack.formFields.keys()) {
    const value = fields.get(formPath(id))?.value;
    if (typeof value === 'string') form[id] = value;
  }
  return form;
}

function titleOf(pack: Pack, draft: Draft, form: Standing['form'], facts: Facts): string {
  const { title_field: title, lead_name_fact: lead } = pack.form;
  const name = facts[lead];
  return form[title] ?? (typeof name === 'string' && name !== UNSURE ? name : draft.organisation.name);
}
