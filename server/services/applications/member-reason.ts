import { FIELD_REASONS } from '../../phrases/fields.ts';
import { memberValues } from './members.ts';
import { readPath, type Path } from './paths.ts';
import type { Draft, FieldWrite } from './ports.ts';

const MAX_MEMBERS = 40;
/** Removed ones are kept with their history; this many come and go in no honest application. */
const MAX_EVER = 200;

/** Why a member may not be changed now, beside what the value itself may be; null: it may. */
export function memberReason(
  draft: Draft,
  earlier: readonly FieldWrite[],
  path: Extract<Path, { of: 'member' }>,
): string | null {
  const members = new Map([...memberValues(draft.fields)].map(([id, { removed }]) => [id, removed === true]));
  for (const write of earlier) {
    const written = readPath(write.path);
    if (written?.of !== 'member') continue;
    const before = members.get(written.id) ?? false;
    members.set(written.id, written.attribute === 'removed' ? write.value === true : before);
  }
  const removed = members.get(path.id);
  if (removed === true && path.attribute !== 'removed') return FIELD_REASONS.memberRemoved;
  const listed = [...members.values()].filter((gone) => !gone).length;
  const joins = removed !== false;
  if (joins && listed >= MAX_MEMBERS) return FIELD_REASONS.tooManyMembers(MAX_MEMBERS);
  if (removed === undefined && members.size >= MAX_EVER) return FIELD_REASONS.tooManyMembers(MAX_MEMBERS);
  return null;
}
