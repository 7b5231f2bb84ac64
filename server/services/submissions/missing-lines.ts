import { UNSURE, type Pack } from '../../../bot/policy/pack.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { PREVIEW } from '../../phrases/submissions.ts';
import type { Standing } from '../applications/standing.ts';

/** One line of the last page; `link` lies below the application. */
export interface Line {
  text: string;
  link: string | null;
  clauses: string[];
}

export const isInForce = (pack: Pack, now: Date): boolean => {
  const day = shanghaiDay(now.getTime());
  return pack.manifest.in_force.from <= day && day <= pack.manifest.in_force.to;
};

/** Without these an application cannot be told from another, nobody can be reached, or a paper that the text names is not there. */
export function missingLines(pack: Pack, { facts, form, missingDocuments }: Standing): Line[] {
  const lead = pack.facts.get(pack.form.lead_name_fact)!;
  const named = facts[lead.id] !== undefined && facts[lead.id] !== UNSURE;
  const unnamed = { text: PREVIEW.leadUnnamed(lead.label), link: `/check/${lead.id}`, clauses: lead.clauses };
  const fields = pack.form.sections.flatMap(({ id, fields: all }) =>
    all
      .filter((field) => field.required && form[field.id] === undefined)
      .map(({ label, clauses }) => ({ text: PREVIEW.fieldMissing(label), link: `/form/${id}`, clauses })),
  );
  const papers = pack.documents
    .filter(({ id, basis }) => basis === 'named' && missingDocuments.includes(id))
    .map(({ id, title, clauses }) => ({
      ...{ text: PREVIEW.namedPaperMissing(title), link: `/papers/${id}`, clauses },
    }));
  return [...(named ? [] : [unnamed]), ...fields, ...papers];
}
