import type { Fault } from './fault.ts';
import { COUNTS_AS_NONE } from './form-schema.ts';
import type { PackFiles } from './pack-files.ts';
import type { Fact } from './schema.ts';

type Path = (string | number)[];

/** What form.yaml refers to and what is not there, ids given twice, and parts of the wrong type. */
export function formFaults(files: PackFiles): Fault[] {
  const form = files['form.yaml'];
  const faults: Fault[] = [];
  const fault = (path: Path, reason: string) => faults.push(form.fault(path, reason));
  const facts = new Map<string, Fact>(files['facts.yaml'].value.map((fact) => [fact.id, fact]));
  const clauses = new Set(files['clauses.yaml'].value.map(({ id }) => id));
  fieldFaults(form.value.sections, clauses, fault);
  titleFaults(files, fault);
  if (facts.get(form.value.lead_name_fact)?.type !== 'text')
    fault(['lead_name_fact'], `there is no text fact ${form.value.lead_name_fact}`);
  const { field_fact: field } = form.value;
  if (field !== undefined && facts.get(field)?.type !== 'choice')
    fault(['field_fact'], `there is no choice ${field}`);
  memberFaults(files, facts, fault);
  return faults;
}

type Report = (path: Path, reason: string) => void;
type Sections = PackFiles['form.yaml']['value']['sections'];

function fieldFaults(sections: Sections, clauses: ReadonlySet<string>, fault: Report): void {
  const seen = new Set<string>();
  const once = (id: string, path: Path) => {
    if (seen.has(id)) fault(path, `the id ${id} is given twice`);
    seen.add(id);
  };
  sections.forEach((section, index) => once(`${section.id} (section)`, ['sections', index, 'id']));
  sections.forEach((section, index) =>
    section.fields.forEach((field, place) => {
      const path = ['sections', index, 'fields', place];
      once(field.id, [...path, 'id']);
      field.clauses.forEach((clause, at) => {
        if (!clauses.has(clause)) fault([...path, 'clauses', at], `there is no clause ${clause}`);
      });
    }),
  );
}

function titleFaults(files: PackFiles, fault: Report): void {
  const { title_field: title, sections } = files['form.yaml'].value;
  const field = sections.flatMap(({ fields }) => fields).find(({ id }) => id === title);
  if (field === undefined) fault(['title_field'], `there is no field ${title}`);
  else if (!field.required || field.type !== 'line')
    fault(['title_field'], `${title} names the application: it must be a required line`);
}

function memberFaults(files: PackFiles, facts: ReadonlyMap<string, Fact>, fault: Report): void {
  const { member_kinds: kinds, member_total: total } = files['form.yaml'].value;
  const seen = new Set<string>();
  const sum = total === undefined ? undefined : facts.get(total);
  if (total !== undefined && sum?.type !== 'count') fault(['member_total'], `there is no count ${total}`);
  const parts = sum?.type === 'count' ? sum.at_least_sum_of : undefined;
  kinds.forEach(({ id, counts_as: counted }, index) => {
    if (seen.has(id)) fault(['member_kinds', index, 'id'], `the id ${id} is given twice`);
    seen.add(id);
    if (counted === COUNTS_AS_NONE) return;
    const path = ['member_kinds', index, 'counts_as'];
    if (facts.get(counted)?.type !== 'count') fault(path, `there is no count ${counted}`);
    else if (parts !== undefined && !parts.includes(counted))
      fault(path, `${counted} is no part of ${total}`);
  });
}
