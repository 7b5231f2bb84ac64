import { describe, expect, test } from 'vitest';
import { ServerError } from '../../../../server/errors.ts';
import { decideSubmission } from '../../../../server/services/submissions/decide-submission.ts';
import type { Ground, NewSubmission, Submission } from '../../../../server/services/submissions/ports.ts';
import { digestOf } from '../../../../server/services/submissions/snapshot.ts';
import { baoshan } from '../../../support/packs.ts';
import { NOW } from '../applications/draft.ts';
import { ENOUGH, groundWith, NAMED } from './ground.ts';

const asked = { version: 7, key: 'key-1', now: NOW };
const ready = groundWith(ENOUGH, { files: NAMED });
const decide = (ground: Ground, change: Partial<typeof asked> = {}) =>
  decideSubmission(baoshan, ground, { ...asked, ...change });

function handedIn(ground: Ground, change: Partial<typeof asked> = {}): NewSubmission {
  const verdict = decide(ground, change);
  if ('standing' in verdict) throw new Error('It stands already.');
  return verdict.handIn;
}

/** The ground after a version has been handed in. */
function after(ground: Ground, { id, version, digest, snapshot, at }: NewSubmission): Ground {
  const submission: Submission = {
    ...{ id, version, digest, at, number: 'LB-20261125-0001-0', state: 'submitted', by: ground.person },
  };
  const draft = { ...ground.draft, version: ground.draft.version + 1 };
  return {
    ...ground,
    draft,
    submissions: [submission, ...ground.submissions],
    current: { submission, snapshot },
  };
}
const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof ServerError) return error.code;
  }
  return null;
};

describe('handing in', () => {
  test('makes a snapshot that its digest holds to', () => {
    const { snapshot, digest, version, draftVersion, numbered, told, day } = handedIn(ready);
    expect(digest).toBe(digestOf(snapshot));
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect([version, draftVersion, day]).toEqual([1, 7, '2026-11-25']);
    expect(snapshot.pack).toEqual({
      id: 'baoshan-2025-8',
      version: baoshan.manifest.version,
      digest: baoshan.digest,
    });
    expect(snapshot.files.map(({ document }) => document)).toEqual(['agreement', 'proposal', 'application']);
    expect(told(numbered(3))).toMatchObject({ version: 1, number: numbered(3) });
  });

  test('again by another key, person and hour is the version that stands, whatever version was seen', () => {
    const ground = after(ready, handedIn(ready));
    const other = { ...ground, person: { id: 'zhao'.padEnd(22, '_'), name: '赵工' } };
    const later = { key: 'key-2', now: new Date(NOW.getTime() + 3_600_000) };
    for (const version of [7, 8, 1]) {
      expect(decide(other, { ...later, version })).toEqual({ standing: ground.submissions[0] });
    }
  });

  test('retried by the same key is what that key made, even after it was superseded', () => {
    const first = after(ready, handedIn(ready));
    const edited = { ...first, draft: { ...first.draft, documents: first.draft.documents, number: null } };
    const changed: Ground = {
      ...edited,
      files: NAMED.slice(0, 3).map((file) => ({ ...file, bytes: 2_000 })),
    };
    const second = after(changed, handedIn(changed, { key: 'key-2', version: 8 }));
    expect(decide(second)).toEqual({ standing: first.submissions[0] });
  });

  test('with other content is the next version, and says which one it takes the place of', () => {
    const first = after(ready, handedIn(ready));
    const changed: Ground = {
      ...first,
      files: [{ ...NAMED[0]!, sha256: 'b'.repeat(64) }, ...NAMED.slice(1)],
    };
    const next = handedIn(changed, { key: 'key-2', version: 8 });
    expect(next.version).toBe(2);
    expect(next.told('N')).toMatchObject({ version: 2, supersedes: 1 });
    const withdrawn: Ground = { ...first, current: null };
    expect(handedIn(withdrawn, { key: 'key-2', version: 8 }).told('N')).not.toHaveProperty('supersedes');
  });

  test('is refused for a draft that has changed since, for what is missing, and out of force', () => {
    expect(code(() => decide(ready, { version: 6 }))).toBe('draft_changed');
    expect(code(() => decide(groundWith(ENOUGH)))).toBe('not_complete');
    expect(code(() => decide(ready, { now: new Date('2028-01-01T00:00:00Z') }))).toBe('not_in_force');
  });

  test('is not refused for a verdict: the office decides', () => {
    const poor = groundWith({ ...ENOUGH, 'fact.lead.kind': 'other' }, { files: NAMED });
    expect(handedIn(poor).snapshot.evaluation.verdict).toBe('ineligible');
  });
});
