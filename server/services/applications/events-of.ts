import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { idFrom } from '../id-from.ts';
import type { Author } from './author.ts';
import { memberValues } from './members.ts';
import { memberPath, readPath } from './paths.ts';
import type { Draft, FieldWrite, NewEvent } from './ports.ts';

/** What of an edit is worth telling: who joined and left the list each time, the rest once a day for each person. */
export function eventsOf(draft: Draft, writes: readonly FieldWrite[], author: Author): NewEvent[] {
  if (writes.length === 0) return [];
  const members = memberValues(draft.fields);
  const told = new Map<string, NewEvent>();
  const nameOf = (id: string) => {
    const path = memberPath(id, 'name');
    const written = writes.find((write) => write.path === path)?.value;
    const name = written ?? members.get(id)?.name;
    return typeof name === 'string' ? name : '';
  };
  for (const { path, value } of writes) {
    const member = readPath(path);
    if (member?.of !== 'member') continue;
    const type = happened(members.has(member.id), member.attribute === 'removed', value === true);
    if (type !== null) told.set(member.id, memberEvent(author, type, member.id, nameOf(member.id)));
  }
  return [...told.values(), edited(draft.id, author)];
}

function happened(known: boolean, removal: boolean, gone: boolean): string | null {
  if (!known) return 'member_added';
  if (!removal) return null;
  return gone ? 'member_removed' : 'member_restored';
}

const memberEvent = ({ key, by, at }: Author, type: string, member: string, name: string): NewEvent => ({
  id: idFrom(key, `event:${type}:${member}`),
  ...{ type, by, at },
  data: { member, name },
});

function edited(application: string, { by, at }: Author): NewEvent {
  const day = shanghaiDay(at.getTime());
  return {
    id: idFrom(`${application}:${by}:${day}`, 'event:edited'),
    ...{ type: 'edited', by, at, data: {} },
  };
}
