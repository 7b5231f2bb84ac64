import type { Pack } from '../../../../bot/policy/pack.ts';
import type { OfficeCase } from '../../../contract/office-case.ts';
import type { Snapshot } from '../../submissions/ports.ts';
import { changedFrom, factWords } from './words.ts';

/** What is seen of personal data: whole, or as much as tells one from another. */
export type Mask = (value: string) => string;

/** Facts in the order in which they are asked, beside what the version before said. */
export function viewFacts(pack: Pack, now: Snapshot, before: Snapshot | null): OfficeCase['facts'] {
  const view = (id: string) => {
    const fact = pack.facts.get(id)!;
    const value = factWords(fact, now.facts[id]);
    const was = before === null ? undefined : factWords(fact, before.facts[id]);
    return { id, label: fact.label, value, clauses: fact.clauses, ...changedFrom(value, was) };
  };
  const asked = pack.groups.map(({ id, title, questions }) => ({
    group: id,
    title,
    facts: questions.map(({ fact }) => view(fact)),
  }));
  return asked.filter(({ facts }) => facts.length > 0);
}

export function viewForm(pack: Pack, now: Snapshot, before: Snapshot | null, mask: Mask): OfficeCase['form'] {
  const text = (value: unknown, type: string): string | null => {
    if (typeof value !== 'string') return null;
    return type === 'mobile' || type === 'email' ? mask(value) : value;
  };
  return pack.form.sections.map(({ id: section, title, fields }) => ({
    id: section,
    title,
    fields: fields.map(({ id, label, personal, type }) => {
      const value = text(now.form[id], type);
      const was = before === null ? undefined : text(before.form[id], type);
      return { id, label, value, personal, ...changedFrom(value, was) };
    }),
  }));
}

/** Every judged rule, and every tip that it has, in the pack's order. */
export function viewRules(pack: Pack, now: Snapshot, before: Snapshot | null): OfficeCase['rules'] {
  const statusIn = (snapshot: Snapshot) =>
    new Map(snapshot.evaluation.rules.map(({ rule, status }) => [rule, status]));
  const current = statusIn(now);
  const earlier = before === null ? null : statusIn(before);
  return pack.rules.flatMap((rule) => {
    const status = current.get(rule.id);
    if (status === undefined || rule.strength === 'encouraged') return [];
    const was = earlier?.get(rule.id);
    return [
      {
        ...{ id: rule.id, label: rule.label, strength: rule.strength, status, clauses: rule.clauses },
        strengthLabel: pack.wording.strengths[rule.strength],
        nextStep: rule.next_step,
        facts: [...(pack.factsOfRule.get(rule.id) ?? [])],
        ...(was === undefined || was === status ? {} : { before: was }),
      },
    ];
  });
}
