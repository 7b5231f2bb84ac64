/** What a stretch of words says of a yes-or-no matter: the values it may mean, best first, and whether it is certain. */
export interface Stance {
  values: readonly string[];
  sure: boolean;
  /** Said of the future: not done yet. */
  ahead: boolean;
}

/** A value that is certain. */
export const certain = (value: string): Stance => ({ values: [value], sure: true, ahead: false });

/** What it may mean, best first; nothing that may be recorded. */
export const doubtful = (...values: string[]): Stance => ({ values, sure: false, ahead: false });

/** What several clauses say of one matter, taken together, in the order in which they were said;
 * `counted`: said of some of several (两家有，一家没有). */
export const combineStances = (stances: readonly Stance[], counted = false): Stance | null => {
  const said = stances.filter(({ ahead, values }) => !ahead || values.length > 0);
  const [first] = said;
  if (!first || said.length === 1) return first ?? stances[0] ?? null;
  const values = [...new Set(said.flatMap((stance) => stance.values))];
  const sure = said.every((stance) => stance.sure || (stance.values.length === 0 && values[0] === 'partly'));
  if (!sure) return doubtful(...values);
  if (values.length === 1) return certain(values[0]!);
  const only = (...allowed: string[]): boolean => values.every((value) => allowed.includes(value));
  if (only('no', 'partly') || (counted && only('yes', 'no', 'partly'))) return certain('partly');
  return doubtful(...values);
};
