import type { Pack } from '../../../bot/policy/pack.ts';
import { readPath } from '../applications/paths.ts';

/** What of a member papers are held against. */
const MEMBER: ReadonlySet<string> = new Set(['name', 'code', 'removed']);

/** Whether a change of a field can change what the pre-check says of some paper. */
export function concernsPapers(pack: Pack, path: string): boolean {
  const read = readPath(path);
  if (read === null) return false;
  if (read.of === 'member') return MEMBER.has(read.attribute);
  const source = `${read.of}.${read.id}`;
  if (source === `fact.${pack.form.lead_name_fact}`) return true;
  return [...pack.papers.values()].some(
    ({ checks }) => checks.lead_name === source || checks.people.some(({ is }) => is === source),
  );
}
