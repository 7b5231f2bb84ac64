import type { Annual } from './annual-schema.ts';
import type { Fault } from './fault.ts';
import type { PackFiles } from './pack-files.ts';
import type { YamlFile } from './yaml-file.ts';

type Path = (string | number)[];

/** What annual.yaml refers to and what is not there, and ids given twice. */
export function annualFaults(files: PackFiles): Fault[] {
  const clauses = new Set(files['clauses.yaml'].value.map(({ id }) => id));
  const file = files['annual.yaml'];
  return file === null ? [] : [...broken(file, clauses), ...repeated(file)];
}

function broken(file: YamlFile<Annual>, clauses: ReadonlySet<string>): Fault[] {
  const { sections, attachments, evaluation } = file.value;
  const fields = new Set(sections.flatMap((section) => section.fields.map(({ id }) => id)));
  const cited: [Path, readonly string[]][] = [
    [['clauses'], file.value.clauses],
    [['evaluation', 'clauses'], evaluation.clauses],
    ...attachments.map((one, at): [Path, string[]] => [['attachments', at, 'clauses'], one.clauses]),
    ...sections.flatMap((section, at): [Path, string[]][] => [
      [['sections', at, 'clauses'], section.clauses],
      ...section.fields.map((field, place): [Path, string[]] => [
        ['sections', at, 'fields', place, 'clauses'],
        field.clauses,
      ]),
    ]),
  ];
  return [
    ...cited.flatMap(([path, ids]) =>
      missing(ids, clauses).map(({ id, at }) => file.fault([...path, at], `there is no clause ${id}`)),
    ),
    ...evaluation.aspects.flatMap(({ looks_at: ids }, at) =>
      missing(ids, fields).map(({ id, at: place }) =>
        file.fault(['evaluation', 'aspects', at, 'looks_at', place], `there is no field ${id}`),
      ),
    ),
  ];
}

const missing = (ids: readonly string[], known: ReadonlySet<string>) =>
  ids.map((id, at) => ({ id, at })).filter(({ id }) => !known.has(id));

function repeated(file: YamlFile<Annual>): Fault[] {
  const { sections, attachments, evaluation } = file.value;
  const named = (path: Path, items: readonly { id: string }[]): [Path, string][] =>
    items.map(({ id }, at) => [[...path, at, 'id'], id]);
  const lists: [Path, string][][] = [
    named(['sections'], sections),
    sections.flatMap(({ fields }, at) => named(['sections', at, 'fields'], fields)),
    named(['attachments'], attachments),
    named(['evaluation', 'aspects'], evaluation.aspects),
  ];
  return lists.flatMap((list) => {
    const seen = new Set<string>();
    return list.flatMap(([path, id]) => {
      if (seen.has(id)) return [file.fault(path, `the id ${id} is given twice`)];
      seen.add(id);
      return [];
    });
  });
}
