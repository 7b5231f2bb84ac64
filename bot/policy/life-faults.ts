import type { Fault } from './fault.ts';
import type { Life } from './life-schema.ts';
import type { PackFiles } from './pack-files.ts';

type Path = (string | number)[];

/** What life.yaml cites and what is not there, and ids given twice. */
export function lifeFaults(files: PackFiles): Fault[] {
  const file = files['life.yaml'];
  if (file === null) return [];
  const known = new Set(files['clauses.yaml'].value.map(({ id }) => id));
  const missing = citations(file.value).flatMap(({ path, clauses }) =>
    clauses.flatMap((clause, place) =>
      known.has(clause) ? [] : [file.fault([...path, 'clauses', place], `there is no clause ${clause}`)],
    ),
  );
  return [...missing, ...idLists(file.value).flatMap(({ path, ids }) => repeats(path, ids, file.fault))];
}

const inList = (path: Path, items: readonly { clauses: string[] }[]) =>
  items.map(({ clauses }, index) => ({ path: [...path, index], clauses }));

function citations({ members, forbidden, grounds, renewal, support }: Life) {
  return [
    ...(members ? [{ path: ['members'], clauses: members.clauses }] : []),
    ...inList(['forbidden'], forbidden),
    ...inList(['grounds'], grounds),
    ...(renewal ? [{ path: ['renewal'], clauses: renewal.clauses }] : []),
    ...inList(['support', 'measures'], support?.measures ?? []),
    ...(support ? [{ path: ['support', 'coordination'], clauses: support.coordination.clauses }] : []),
  ];
}

const idLists = ({ members, forbidden, grounds, support }: Life): { path: Path; ids: string[] }[] => [
  { path: ['members', 'kinds'], ids: (members?.kinds ?? []).map(({ kind }) => kind) },
  { path: ['forbidden'], ids: forbidden.map(({ id }) => id) },
  { path: ['grounds'], ids: grounds.map(({ id }) => id) },
  { path: ['support', 'measures'], ids: (support?.measures ?? []).map(({ id }) => id) },
];

const repeats = (path: Path, ids: readonly string[], fault: (path: Path, reason: string) => Fault) =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [fault([...path, index], `the id ${id} is given twice`)] : [],
  );
