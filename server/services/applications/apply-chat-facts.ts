import { totalBelowSum } from '../../../bot/policy/facts.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import type { FieldValue } from '../../contract/common.ts';
import { permits } from '../../permissions/table.ts';
import { idFrom } from '../id-from.ts';
import { packOf } from '../programme/pack-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { factsAfter } from './facts-after.ts';
import { momentAfter, nextVersion } from './next-write.ts';
import { factPath } from './paths.ts';
import type {
  AfterChange,
  Applications,
  ApplyChatFacts,
  ChatChanges,
  Draft,
  Edit,
  FieldWrite,
  Roles,
  StoredField,
} from './ports.ts';
import { mutable } from './present.ts';
import { readValue } from './read-value.ts';
import { sameValue } from './same-value.ts';
import { factsOf } from './standing.ts';

export interface ApplyChatFactsDeps {
  packs: PackShelf;
  applications: Applications;
  roles: Pick<Roles, 'inApplication'>;
  afterChange: AfterChange;
}

/** Whether the person may edit is asked when the change arrives: someone who has left changes nothing by what was still under way. */
export function createApplyChatFacts(deps: ApplyChatFactsDeps): ApplyChatFacts {
  const { packs, applications, roles, afterChange } = deps;
  return async ({ request, identity, application, changes, at, now }) => {
    const by = idFrom('contact', identity);
    const role = await roles.inApplication(by, application);
    if (role === null || !permits('application.edit', role)) return 'refused';
    const { answer: stands } = await applications.edit(application, now, (draft) =>
      decideChatChanges(packOf(packs, draft, now), draft, changes, { request, by, at }),
    );
    if (stands) afterChange(application, now, Object.keys(changes).map(factPath));
    return 'applied';
  };
}

interface Said {
  request: string;
  by: string;
  at: Date;
}

/** The later word stands. `answer`: whether anything stands that did not before. */
export function decideChatChanges(
  pack: Pack,
  draft: Draft,
  changes: ChatChanges,
  { request, by, at }: Said,
): Edit & { answer: boolean } {
  const write = (id: string, value: FieldValue | null, version: number): FieldWrite => ({
    id: idFrom(request, `change:${factPath(id)}`),
    path: factPath(id),
    ...{ value, version, by, at, channel: 'chat' },
  });
  const writes = Object.entries(changes).flatMap(([id, said]) => {
    const read = readValue(pack, { of: 'fact', id }, said === null ? null : mutable(said));
    if ('refused' in read) return [];
    const { value } = read;
    const now = draft.fields.get(factPath(id));
    const same = sameValue(now?.value ?? null, value);
    // The same word again is written as well, with its later time: what was said before it may still be under way.
    if (same && now !== undefined && now.at >= at) return [];
    return [write(id, value, isLate(now, at) ? 0 : nextVersion(now))];
  });
  // What is said in chat and what stood on the page may not add up: then the total follows its parts, as it does in chat.
  const total = totalBelowSum(pack, factsAfter(pack, factsOf(pack, draft.fields), writes))?.fact;
  if (total !== undefined) {
    const path = factPath(total);
    const said = writes.find((made) => made.path === path && made.version > 0);
    const before = said ?? draft.fields.get(path);
    writes.push({
      ...write(total, null, nextVersion(before)),
      ...{ id: idFrom(request, `reset:${path}`), at: momentAfter(before, at) },
    });
  }
  const stands = writes.some(({ version }) => version > 0);
  const day = shanghaiDay(at.getTime());
  const id = idFrom(`${draft.id}:${by}:${day}`, 'event:answered_in_chat');
  const events = stands ? [{ id, type: 'answered_in_chat', data: {}, by, at }] : [];
  return { writes, events, answer: stands };
}

const isLate = (field: StoredField | undefined, at: Date) => field !== undefined && field.at > at;
