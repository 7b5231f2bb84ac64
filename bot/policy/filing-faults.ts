import type { Fault } from './fault.ts';
import { CERTIFICATE_BLANKS } from './filing-schema.ts';
import type { PackFiles } from './pack-files.ts';

type Path = (string | number)[];

const KNOWN = new Set<string>(CERTIFICATE_BLANKS);

/** What filing.yaml refers to and what is not there. */
export function filingFaults(files: PackFiles): Fault[] {
  const file = files['filing.yaml'];
  if (file === null) return [];
  const { notice, filing, certificate } = file.value;
  const clauses = new Set(files['clauses.yaml'].value.map(({ id }) => id));
  const cited: [Path, readonly string[]][] = [
    [['notice', 'clauses'], notice.clauses],
    [['filing', 'clauses'], filing.clauses],
    [['filing', 'validity', 'clauses'], filing.validity.clauses],
  ];
  const unknown = cited.flatMap(([path, ids]) =>
    ids.flatMap((id, place) =>
      clauses.has(id) ? [] : [file.fault([...path, place], `there is no clause ${id}`)],
    ),
  );
  const fact = files['facts.yaml'].value.find(({ id }) => id === file.value.public.field);
  const field =
    fact?.type === 'choice'
      ? []
      : [file.fault(['public', 'field'], `there is no choice fact ${file.value.public.field}`)];
  const sentences: [Path, string][] = [
    ...certificate.rows.map(({ text }, at): [Path, string] => [['certificate', 'rows', at, 'text'], text]),
    ...certificate.paragraphs.map((text, at): [Path, string] => [['certificate', 'paragraphs', at], text]),
  ];
  const blanks = sentences.flatMap(([path, text]) =>
    blanksOf(text)
      .filter((name) => !KNOWN.has(name))
      .map((name) => file.fault(path, `nothing by the name ${name} can be filled in here`)),
  );
  return [...unknown, ...field, ...blanks];
}

const blanksOf = (text: string): string[] => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
