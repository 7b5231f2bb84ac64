import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '../../../server/services/applications/ports.ts';
import { DATABASES } from '../../setup/databases.ts';
import { AT, event, later, openPlace, syncsOf, write, type Place } from './ground.ts';

describe.each(DATABASES)('applications on %s', (_, start) => {
  let place: Place;
  let li: string;
  let org: string;
  beforeAll(async () => {
    place = await openPlace(start);
    li = await place.person('李工');
    org = await place.organisation({ [li]: 'owner' });
  });
  afterAll(() => place.close());

  const nothing = () => ({ writes: [], events: [] });
  const pack = { id: 'baoshan-2025-8', version: '1.0' };
  const begin = (id: string, organisationId: string, most = 100, edit = nothing) =>
    place.applications.create({ id, organisationId, pack, by: li, at: AT }, most, edit);

  test('one that is begun holds what it began with, and is what its creator speaks about in chat', async () => {
    const id = place.newId('application');
    const edit = {
      writes: [write(li, 'fact.team.head', 'yes', 1, { channel: 'chat' })],
      events: [event(li, 'created')],
    };
    const draft = await place.applications.create(
      { id, organisationId: org, pack, by: li, at: AT },
      100,
      ({ name }) => {
        expect(name).toBe('上海甲机器人有限公司');
        return edit;
      },
    );
    expect(draft).toMatchObject({ id, version: 1, state: 'draft', number: null, organisation: { id: org } });
    expect((draft as Draft).fields.get('fact.team.head')).toEqual({
      ...{ value: 'yes', version: 1, by: { id: li, name: '李工' }, at: AT, channel: 'chat', firstAt: AT },
    });
    const contact = await place.prisma.contact.findUniqueOrThrow({ where: { id: li } });
    expect(contact.activeApplicationId).toBe(id);
    expect(await syncsOf(place.prisma, id)).toBe(1);
    expect((await place.applications.events(id, null, 9)).map(({ type }) => type)).toEqual(['created']);
  });

  test('the same one begun again, even at once, is begun once', async () => {
    const id = place.newId('application');
    const drafts = await Promise.all([1, 2, 3, 4].map(() => begin(id, org)));
    expect(new Set(drafts.map((draft) => JSON.stringify(draft))).size).toBe(1);
    expect(await syncsOf(place.prisma, id)).toBe(1);
  });

  test('an organisation begins no more than it may, even at once', async () => {
    const other = await place.organisation({ [li]: 'owner' });
    const begun = await Promise.all([1, 2, 3, 4, 5].map(() => begin(place.newId('application'), other, 3)));
    expect(begun.filter((draft) => draft === 'full')).toHaveLength(2);
  });

  test('an edit is one step: fields, history, version, events and news', async () => {
    const { id } = await place.application(org, li);
    const { draft, answer } = await place.applications.edit(id, later(1), (before) => {
      expect(before.version).toBe(1);
      return {
        writes: [write(li, 'form.consortium.goals', '一', 1), write(li, 'fact.mechanisms', ['ip'], 1)],
        events: [event(li, 'edited')],
        answer: 'done',
      };
    });
    expect(answer).toBe('done');
    expect([draft.version, draft.updatedAt]).toEqual([2, later(1)]);
    expect(draft.fields.get('fact.mechanisms')?.value).toEqual(['ip']);
    const second = await place.applications.edit(id, later(2), () => ({
      writes: [write(li, 'form.consortium.goals', null, 2, { at: later(2) })],
      events: [],
      answer: null,
    }));
    expect(second.draft.fields.get('form.consortium.goals')).toMatchObject({
      value: null,
      version: 2,
      firstAt: AT,
    });
    expect(
      (await place.applications.history(id, 'form.consortium.goals', null, 9)).map(({ value }) => value),
    ).toEqual([null, '一']);
    expect(await syncsOf(place.prisma, id)).toBe(3);
  });

  test('an edit that fails leaves nothing behind', async () => {
    const { id } = await place.application(org, li);
    const twice = { ...write(li, 'form.x', '一', 1), id: 'twice' };
    const failing = place.applications.edit(id, AT, () => ({
      writes: [twice, { ...twice, path: 'form.y' }],
      events: [event(li, 'edited')],
      answer: null,
    }));
    await expect(failing).rejects.toThrow();
    const draft = await place.applications.read(id);
    expect([draft!.version, draft!.fields.size]).toEqual([1, 0]);
    expect(await place.applications.events(id, null, 9)).toEqual([]);
  });

  test('a write that was made before, and an edit of nothing, change nothing', async () => {
    const { id } = await place.application(org, li);
    const edit = { writes: [write(li, 'form.z', '一', 1)], events: [], answer: null };
    await place.applications.edit(id, later(1), () => edit);
    for (const again of [
      { ...edit, events: [event(li, 'edited')] },
      { writes: [], events: [], answer: null },
    ]) {
      const { draft } = await place.applications.edit(id, later(2), () => again);
      expect([draft.version, draft.updatedAt]).toEqual([2, later(1)]);
    }
    const unknown = place.applications.edit('nobody'.padEnd(22, '_'), AT, () => edit);
    await expect(unknown).rejects.toMatchObject({ status: 404, code: 'not_found' });
  });

  test('a word said too late is history and no more', async () => {
    const { id } = await place.application(org, li);
    const said = (value: string, version: number, at: Date) =>
      place.applications.edit(id, later(9), () => ({
        writes: [write(li, 'fact.team.head', value, version, { at, channel: 'chat' })],
        events: [],
        answer: null,
      }));
    await said('yes', 1, later(5));
    const { draft } = await said('no', 0, later(4));
    expect(draft.fields.get('fact.team.head')).toMatchObject({ value: 'yes', version: 1 });
    expect(draft.version).toBe(3);
    const history = await place.applications.history(id, null, null, 9);
    expect(history.map(({ value, version }) => [value, version])).toEqual([
      ['yes', 1],
      ['no', 0],
    ]);
  });

  test('history and timeline are read page by page, without gaps or repeats', async () => {
    const { id } = await place.application(org, li);
    const writes = Array.from({ length: 7 }, (_, index) =>
      write(li, `form.f${index}`, `v${index}`, 1, { at: later(index >> 1) }),
    );
    const events = Array.from({ length: 7 }, (_, index) => event(li, `type-${index}`, later(index >> 1)));
    await place.applications.edit(id, later(9), () => ({ writes, events, answer: null }));
    for (const read of [
      (after: { at: Date; id: string } | null) => place.applications.history(id, null, after, 3),
      (after: { at: Date; id: string } | null) => place.applications.events(id, after, 3),
    ]) {
      const seen: { at: Date; id: string }[] = [];
      for (let page = await read(null); page.length > 0; page = await read(seen.at(-1)!)) seen.push(...page);
      expect(new Set(seen.map((row) => row.id)).size).toBe(7);
      expect(seen.map(({ at }) => at)).toEqual(
        seen.map(({ at }) => at).toSorted((a, b) => b.getTime() - a.getTime()),
      );
    }
  });

  test('a person sees those of all their organisations, the latest change first, and no other', async () => {
    const wang = await place.person('王工');
    const [one, two, foreign] = [
      await place.organisation({ [wang]: 'editor' }),
      await place.organisation({ [wang]: 'viewer' }),
      await place.organisation({ [li]: 'owner' }),
    ];
    const ids: string[] = [];
    for (const [index, organisation] of [one, two, one].entries())
      ids.push((await place.application(organisation, li, later(index))).id);
    await place.application(foreign, li, later(9));
    const first = await place.applications.ofContact(wang, null, 2);
    expect(first.map(({ draft, role }) => [draft.id, role])).toEqual([
      [ids[2], 'editor'],
      [ids[1], 'viewer'],
    ]);
    const { id, updatedAt: at } = first[1]!.draft;
    expect((await place.applications.ofContact(wang, { at, id }, 2)).map(({ draft }) => draft.id)).toEqual([
      ids[0],
    ]);
  });

  test('a document is there while a file of it is, and a replaced file is not', async () => {
    const { id } = await place.application(org, li);
    await place.file(id, 'agreement', li);
    await place.file(id, 'proposal', li, { removedAt: AT });
    const first = await place.file(id, 'application', li);
    await place.file(id, 'application', li, { replacesId: first, removedAt: AT });
    expect((await place.applications.read(id))!.documents).toEqual(new Set(['agreement']));
  });
});
