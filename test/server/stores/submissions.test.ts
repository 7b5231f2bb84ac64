import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ground, NewSubmission, Snapshot } from '../../../server/services/submissions/ports.ts';
import { digestOf, snapshotOf } from '../../../server/services/submissions/snapshot.ts';
import { DATABASES } from '../../setup/databases.ts';
import { baoshan } from '../../support/packs.ts';
import { AT, openPlace, syncsOf, write, type Place } from './ground.ts';

describe.each(DATABASES)('submissions on %s', (_, start) => {
  let place: Place;
  let li: string;
  let org: string;
  beforeAll(async () => {
    place = await openPlace(start);
    li = await place.person('李工');
    org = await place.organisation({ [li]: 'owner' });
  });
  afterAll(() => place.close());

  const version = (ground: Ground, day: string): NewSubmission => {
    const snapshot: Snapshot = snapshotOf(baoshan, ground, AT);
    const id = place.newId('submission');
    return {
      ...{ id, version: (ground.submissions[0]?.version ?? 0) + 1, snapshot, digest: digestOf(snapshot) },
      ...{ draftVersion: ground.draft.version, at: AT, day, numbered: (count) => `${day}#${count}` },
      ...{ transition: 'submit', key: id, told: (number) => ({ number }) },
      listing: { title: '减速器创新联合体', leadName: '上海甲', field: '', names: ['复旦大学'] },
    };
  };
  const submit = (id: string, day: string) =>
    place.submissions.submit(id, li, (ground) => ({ handIn: version(ground, day) }));

  test('one that is handed in comes back to the letter, and its digest holds', async () => {
    const { id } = await place.application(org, li);
    const file = await place.file(id, 'agreement', li);
    await place.prisma.finding.create({
      data: {
        ...{
          id: place.newId('finding'),
          applicationId: id,
          fileId: file,
          documentId: 'agreement',
          code: 'name_differs',
        },
        ...{
          text: '名称不一样',
          position: 0,
          createdAt: AT,
          dismissedBy: li,
          dismissedAt: AT,
          dismissedReason: '曾用名',
        },
      },
    });
    const values = {
      'fact.mechanisms': ['ip', 'benefit'],
      'fact.members.enterprises': 3,
      'form.consortium.goals': '目\n标',
    };
    await place.applications.edit(id, AT, () => ({
      writes: Object.entries(values).map(([path, value]) => write(li, path, value, 1)),
      events: [],
      answer: null,
    }));
    const { id: submission } = await submit(id, '2026-01-01');
    const stored = await place.submissions.read(id, submission);
    expect(stored!.submission).toMatchObject({
      number: '2026-01-01#1',
      version: 1,
      state: 'submitted',
      by: { name: '李工' },
    });
    expect(digestOf(stored!.snapshot)).toBe(stored!.submission.digest);
    expect(stored!.snapshot.facts).toEqual({
      mechanisms: ['benefit', 'ip'].toSorted().toReversed(),
      'members.enterprises': 3,
    });
    expect(stored!.snapshot.files.map(({ sha256 }) => sha256)).toEqual(['a'.repeat(64)]);
    expect(stored!.snapshot.findings[0]!.dismissed).toMatchObject({ reason: '曾用名', by: { name: '李工' } });
    expect(await place.applications.read(id)).toMatchObject({
      state: 'submitted',
      version: 3,
      number: '2026-01-01#1',
    });
    expect(await syncsOf(place.prisma, id)).toBe(3);
    expect(await place.submissions.read(place.newId('other'), submission)).toBeNull();
  });

  test('a later one takes the place of the one before, which stays as it was', async () => {
    const { id } = await place.application(org, li);
    const first = await submit(id, '2026-01-02');
    const second = await submit(id, '2026-01-02');
    const list = await place.submissions.list(id);
    expect(list.map(({ id: one, version, state }) => [one, version, state])).toEqual([
      [second.id, 2, 'submitted'],
      [first.id, 1, 'superseded'],
    ]);
    expect((await place.submissions.ground(id, li))!.current!.submission.id).toBe(second.id);
  });

  test('numbers are given once each, to those who hand in at once, and a failure gives none away', async () => {
    const drafts = [];
    for (let index = 0; index < 5; index += 1) drafts.push(await place.application(org, li));
    const numbers = await Promise.all(drafts.map(({ id }) => submit(id, '2026-01-03')));
    expect(numbers.map(({ number }) => number).toSorted()).toEqual(
      [1, 2, 3, 4, 5].map((n) => `2026-01-03#${n}`),
    );
    const failing = place.submissions.submit(drafts[0]!.id, li, (ground) => ({
      handIn: {
        ...version(ground, '2026-01-03'),
        told: () => {
          throw new Error('the power is cut');
        },
      },
    }));
    await expect(failing).rejects.toThrow('the power is cut');
    expect((await place.submissions.list(drafts[0]!.id)).map(({ state }) => state)).toEqual(['submitted']);
    expect((await submit(drafts[1]!.id, '2026-01-03')).number).toBe('2026-01-03#6');
  });

  test('what stands already is answered, and nothing changes', async () => {
    const { id } = await place.application(org, li);
    const first = await submit(id, '2026-01-04');
    const again = await place.submissions.submit(id, li, ({ submissions }) => ({
      standing: submissions[0]!,
    }));
    expect(again).toEqual(first);
    expect((await place.applications.read(id))!.version).toBe(2);
  });

  test('one is taken back once, and the application is open again', async () => {
    const { id } = await place.application(org, li);
    const { id: submission } = await submit(id, '2026-01-05');
    const take = () =>
      place.submissions.withdraw(id, submission, AT, ({ state }) =>
        state === 'withdrawn' ? null : { key: `withdrawn-${id}`, by: li, data: {} },
      );
    expect(await take()).toMatchObject({ state: 'withdrawn' });
    expect(await take()).toMatchObject({ state: 'withdrawn' });
    expect(await place.applications.read(id)).toMatchObject({ state: 'withdrawn', version: 3 });
    expect((await place.submissions.ground(id, li))!.current).toBeNull();
    expect(await place.submissions.withdraw(id, place.newId('none'), AT, () => null)).toBeNull();
    const events = await place.applications.events(id, null, 9);
    expect(events.map(({ type }) => type).toSorted()).toEqual(['submitted', 'withdrawn']);
  });
});
