import { totalBelowSum } from '../../../bot/policy/facts.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { FieldValue } from '../../contract/common.ts';
import { FIELD_REASONS } from '../../phrases/fields.ts';
import { idFrom } from '../id-from.ts';
import { eventsOf } from './events-of.ts';
import { factsAfter } from './facts-after.ts';
import { memberReason } from './member-reason.ts';
import { momentAfter, nextVersion } from './next-write.ts';
import { factPath, memberPath, readPath } from './paths.ts';
import type { Draft, Edit, FieldWrite } from './ports.ts';
import { readValue } from './read-value.ts';
import { sameValue } from './same-value.ts';
import { factsOf } from './standing.ts';
import type { Author } from './author.ts';

/** A value that a person gives to a field, having seen its version `base`. */
export interface Change {
  path: string;
  value: FieldValue | null;
  base: number;
}
export type Decision =
  { path: string; result: 'saved' | 'conflict' } | { path: string; result: 'refused'; reason: string };

/**
 * What becomes of changes made on a page, each judged for itself against what the person saw, and the totals by all of them together.
 * Pure: the store runs it while nobody else can change the draft.
 */
export function decideChanges(
  pack: Pack,
  draft: Draft,
  changes: readonly Change[],
  author: Author,
): Edit & { answer: readonly Decision[] } {
  const writes: FieldWrite[] = [];
  const judged = changes.map((change, index) => {
    const decided = judgeChange(pack, draft, writes, change);
    if ('write' in decided) writes.push(writeOf(author, `change:${index}`, decided.write));
    return decided.decision;
  });
  const contradicted = contradictedBy(pack, draft, writes);
  const answer = judged.map((decision): Decision => {
    const reason = decision.result === 'saved' ? contradicted.get(decision.path) : undefined;
    return reason === undefined ? decision : { path: decision.path, result: 'refused', reason };
  });
  const standing = writes.filter(({ path }) => !contradicted.has(path));
  const all = [...standing, ...unconfirmed(draft, standing, answer, author)];
  return { writes: all, events: eventsOf(draft, all, author), answer };
}

type NewValue = Pick<FieldWrite, 'path' | 'value'> & { before: Before };
type Before = Pick<FieldWrite, 'version' | 'at'> | undefined;
type Judged = { decision: Decision } | { decision: Decision; write: NewValue };

function judgeChange(pack: Pack, draft: Draft, earlier: readonly FieldWrite[], change: Change): Judged {
  const refused = (reason: string): Judged => ({
    decision: { path: change.path, result: 'refused', reason },
  });
  const path = readPath(change.path);
  if (path === null) return refused(FIELD_REASONS.unknownPath);
  const read = readValue(pack, path, change.value);
  if ('refused' in read) return refused(read.refused);
  const { value } = read;
  const now = earlier.findLast((write) => write.path === change.path) ?? draft.fields.get(change.path);
  // Whoever asks for what is there already has it, whatever they saw before: a retry, or two of one mind.
  if (now && sameValue(now.value, value)) return { decision: { path: change.path, result: 'saved' } };
  if (change.base !== (now?.version ?? 0)) return { decision: { path: change.path, result: 'conflict' } };
  const reason = path.of === 'member' ? memberReason(draft, earlier, path) : null;
  if (reason !== null) return refused(reason);
  return {
    decision: { path: change.path, result: 'saved' },
    write: { path: change.path, value, before: now },
  };
}

function writeOf({ key, by, at }: Author, what: string, { path, value, before }: NewValue): FieldWrite {
  return {
    ...{ id: idFrom(key, `${what}:${path}`), path, value, by, channel: 'page' },
    ...{ version: nextVersion(before), at: momentAfter(before, at) },
  };
}

/** Changes after which a total would be less than its parts, with the reason; what was there before is free of that. */
function contradictedBy(
  pack: Pack,
  draft: Draft,
  writes: readonly FieldWrite[],
): ReadonlyMap<string, string> {
  const refused = new Map<string, string>();
  const before = factsOf(pack, draft.fields);
  for (;;) {
    const facts = factsAfter(
      pack,
      before,
      writes.filter(({ path }) => !refused.has(path)),
    );
    const found = totalBelowSum(pack, facts);
    if (found === null) return refused;
    const reason = FIELD_REASONS.totalBelowSum(pack.facts.get(found.fact)!.label, found.stated, found.sum);
    for (const id of [found.fact, ...(pack.totals.get(found.fact) ?? [])]) {
      const path = factPath(id);
      if (writes.some((write) => write.path === path)) refused.set(path, reason);
    }
  }
}

/** A confirmation is of one code: another code has to be confirmed anew, unless that came with it. */
function unconfirmed(
  draft: Draft,
  writes: readonly FieldWrite[],
  decisions: readonly Decision[],
  author: Author,
): FieldWrite[] {
  return writes.flatMap((write) => {
    const path = readPath(write.path);
    if (path?.of !== 'member' || path.attribute !== 'code') return [];
    const confirmation = memberPath(path.id, 'codeConfirmed');
    const field = draft.fields.get(confirmation);
    const saved = decisions.some((decision) => decision.path === confirmation && decision.result === 'saved');
    if (field?.value !== true || saved) return [];
    return [writeOf(author, 'reset', { path: confirmation, value: null, before: field })];
  });
}
