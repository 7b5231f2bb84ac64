import type { Fault } from './fault.ts';
import type { PackFiles } from './pack-files.ts';
import type { DraftBlock, Paper } from './papers-schema.ts';
import { templateParts, templateTexts } from './papers.ts';

type Path = (string | number)[];
type Report = (path: Path, reason: string) => void;

const MEMBER = ['name', 'code', 'kind', 'place', 'role', 'contact_name', 'contact_mobile'];
const PLAIN = ['organisation.name', 'organisation.code', 'blank', 'today', 'office', 'issuer', 'programme'];
const BLANKS_WITHIN = {
  member: ['number', 'ordinal', ...MEMBER.map((attribute) => `member.${attribute}`)],
  unmet_rule: ['number', 'ordinal', 'rule.label', 'rule.clauses', 'rule.text', 'rule.next_step'],
};

/** What papers.yaml says of documents, facts, clauses and form fields that do not exist. */
export function papersFaults(files: PackFiles): Fault[] {
  const file = files['papers.yaml'];
  const documents = files['documents.yaml'].value.map(({ id }) => id);
  const faults: Fault[] = [];
  const silent = documents.filter((id) => !file.value.some(({ document }) => document === id));
  for (const id of silent) faults.push(file.fault([], `nothing is said of the document ${id}`));
  file.value.forEach((paper, index) => {
    const report: Report = (path, reason) => faults.push(file.fault([index, ...path], reason));
    if (!documents.includes(paper.document)) report(['document'], `there is no document ${paper.document}`);
    if (file.value.findIndex(({ document }) => document === paper.document) < index)
      report(['document'], `${paper.document} is described twice`);
    clauseFaults(files, paper, report);
    contentsFaults(files, paper, report);
    sourceFaults(files, paper, report);
    templateFaults(files, paper, report);
  });
  return faults;
}

function clauseFaults(files: PackFiles, paper: Paper, report: Report): void {
  const known = new Set(files['clauses.yaml'].value.map(({ id }) => id));
  const check = (path: Path, clauses: readonly string[]) =>
    clauses.forEach((clause, place) => {
      if (!known.has(clause)) report([...path, place], `there is no clause ${clause}`);
    });
  paper.looks_for.forEach((line, index) => check(['looks_for', index, 'clauses'], line.clauses));
  if (paper.checks.validity) check(['checks', 'validity', 'clauses'], paper.checks.validity.clauses);
}

/** Every item of the fact has words, and no other. */
function contentsFaults(files: PackFiles, { checks: { contents } }: Paper, report: Report): void {
  if (contents === undefined) return;
  const path = ['checks', 'contents'];
  const fact = files['facts.yaml'].value.find(({ id }) => id === contents.fact);
  if (fact?.type !== 'set') return report([...path, 'fact'], `${contents.fact} is not a set fact`);
  const options = fact.options.map(({ id }) => id);
  for (const item of Object.keys(contents.items)) {
    if (!options.includes(item)) report([...path, 'items', item], `${fact.id} has no option ${item}`);
  }
  for (const option of options) {
    if (!(option in contents.items)) report([...path, 'items'], `no words for the option ${option}`);
  }
}

function sourceFaults(files: PackFiles, { checks }: Paper, report: Report): void {
  const check = (path: Path, source: string | undefined) => {
    const reason = source === undefined ? null : sourceFault(files, source);
    if (reason !== null) report(['checks', ...path], reason);
  };
  check(['lead_name'], checks.lead_name);
  checks.people.forEach((person, index) => check(['people', index, 'is'], person.is));
}

function sourceFault(files: PackFiles, source: string): string | null {
  if (source.startsWith('fact.')) {
    const id = source.slice('fact.'.length);
    return files['facts.yaml'].value.some((fact) => fact.id === id) ? null : `there is no fact ${id}`;
  }
  if (source.startsWith('form.')) {
    const id = source.slice('form.'.length);
    const fields = files['form.yaml'].value.sections.flatMap((section) => section.fields);
    return fields.some((field) => field.id === id) ? null : `there is no form field ${id}`;
  }
  return null;
}

function templateFaults(files: PackFiles, { draft }: Paper, report: Report): void {
  if (draft === undefined) return;
  for (const { text, path, within } of templateTexts(draft.blocks)) {
    const known = [...PLAIN, ...(within ? BLANKS_WITHIN[within] : [])];
    for (const part of templateParts(text)) {
      if (typeof part === 'string') {
        if (/[{}]/.test(part)) report(['draft', 'blocks', ...path], 'a brace stands alone');
        continue;
      }
      const reason = /^(fact|form)\./.test(part.source)
        ? sourceFault(files, part.source)
        : known.includes(part.source)
          ? null
          : `nothing by the name ${part.source} can be filled in here`;
      if (reason !== null) report(['draft', 'blocks', ...path], reason);
    }
  }
  tableFaults(draft.blocks, report);
}

function tableFaults(blocks: readonly DraftBlock[], report: Report): void {
  blocks.forEach((block, index) => {
    if (!('table' in block)) return;
    const { columns, rows, each } = block.table;
    const path = ['draft', 'blocks', index, 'table'];
    const wrong = [...rows, ...(each ? [each.row] : [])].some((row) => row.length !== columns.length);
    if (wrong) report(path, `every row needs ${columns.length} cells`);
  });
}
