import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Facts } from '../../../../bot/policy/pack.ts';
import { API } from '../../../../server/contract/api.ts';
import { freshState } from '../../../../bot/conversation/state.ts';
import { startTestApi, type TestApi } from '../../../setup/api.ts';
import { beginApplication, fill } from '../../../setup/application.ts';
import type { Person, TestOrganisation } from '../../../setup/people.ts';
import { baoshan } from '../../../support/packs.ts';

const { applications } = API;
let api: TestApi;
let ours: TestOrganisation;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  ours = await api.organisation();
});

/** Leaves a conversation as a person's turns would. */
async function answeredInChat({ identity }: Person, facts: Facts, change: object = {}) {
  const now = api.parts.clock();
  const state = { ...freshState(baoshan, now), checking: true, facts, ...change };
  const turn = { person: identity, key: 'k', version: 0, state, outgoing: [], requests: [], now };
  expect(await api.parts.conversations.commit(turn)).toBe('committed');
}
const change = (person: Person, application: string, path: string, value: string, base: number) =>
  api.call(person, applications.change, {
    params: { application },
    body: { changes: [{ path, value, base }] },
  });

describe('beginning', () => {
  test('brings in what was answered in chat, and the name that the organisation is registered under', async () => {
    const facts = {
      'lead.kind': 'segment_backbone',
      'lead.name': '老名字',
      mechanisms: ['ip'],
      'members.enterprises': 3,
    };
    await answeredInChat(ours.editor, facts);
    const body = { organisation: ours.id };
    const application = await api.call(ours.editor, applications.create, { body });
    expect(application).toMatchObject({ title: ours.name, state: 'draft', version: 1, role: 'editor' });
    expect(application.fields['fact.mechanisms']).toMatchObject({
      value: ['ip'],
      channel: 'chat',
      version: 1,
    });
    expect(application.fields['fact.lead.name']).toMatchObject({ value: ours.name, channel: 'page' });
    expect(application.counts[0]).toEqual({ fact: 'members.enterprises', stated: 3, listed: 0 });
    const params = { application: application.id };
    const { items } = await api.call(ours.viewer, applications.events, { params });
    expect(items.map(({ text }) => text)).toEqual(['王工创建了这份申报，带入了聊天里的 4 项回答。']);
    const contact = await api.prisma.contact.findUniqueOrThrow({ where: { id: ours.editor.id } });
    expect(contact.activeApplicationId).toBe(application.id);
  });

  test('leaves out answers to an older pack, and a total that its parts contradict', async () => {
    const facts = { 'team.head': 'perhaps', retired: 'yes', 'members.research': 4, 'members.total': 2 };
    await answeredInChat(ours.owner, facts, { pack: { id: 'old', version: '0' } });
    const application = await api.call(ours.owner, applications.create, { body: { organisation: ours.id } });
    expect(Object.keys(application.fields).toSorted()).toEqual(['fact.lead.name', 'fact.members.research']);
  });

  test('asked again with the same key begins nothing new; asked anew begins another, up to ten', async () => {
    const body = { organisation: ours.id };
    const key = 'the-same-key-again';
    const first = await api.call(ours.owner, applications.create, { body, key });
    expect((await api.call(ours.owner, applications.create, { body, key })).id).toBe(first.id);
    for (let index = 1; index < 10; index += 1)
      expect((await api.call(ours.owner, applications.create, { body })).id).not.toBe(first.id);
    expect(await api.attempt(ours.owner, applications.create, { body })).toMatchObject({
      ...{ status: 409, code: 'too_many_applications' },
    });
    const { items, next } = await api.call(ours.viewer, applications.list, { query: { limit: 6 } });
    const rest = await api.call(ours.viewer, applications.list, { query: { limit: 6, after: next! } });
    expect(new Set([...items, ...rest.items].map(({ id }) => id)).size).toBe(10);
    expect(rest.next).toBeNull();
  });
});

describe('two colleagues', () => {
  test('never overwrite each other: the later one is shown the difference', async () => {
    const id = await beginApplication(api, ours);
    const path = 'form.consortium.goals';
    const first = await change(ours.owner, id, path, '突破减速器', 0);
    expect(first.results).toEqual([{ path, result: 'saved', field: first.application.fields[path] }]);
    const second = await change(ours.editor, id, path, '突破控制器', 0);
    expect(second.results[0]).toMatchObject({
      result: 'conflict',
      field: { value: '突破减速器', version: 1 },
    });
    const third = await change(ours.editor, id, path, '突破减速器和控制器', 1);
    expect(third.results[0]).toMatchObject({
      result: 'saved',
      field: { version: 2, by: { id: ours.editor.id } },
    });
    const { items } = await api.call(ours.viewer, applications.history, {
      params: { application: id },
      query: { path, limit: 1 },
    });
    expect(items).toMatchObject([{ value: '突破减速器和控制器', version: 2, channel: 'page' }]);
  });

  test('see each other’s members, counted against what was answered', async () => {
    const id = await beginApplication(api, ours);
    const member = 'm'.padEnd(22, '_');
    await fill(api, ours.owner, id, {
      [`member.${member}.name`]: '上海乙减速器厂',
      [`member.${member}.kind`]: 'enterprise',
      [`member.${member}.code`]: '91350211M0000XUF46',
      'fact.members.enterprises': 1,
    });
    const read = () => api.call(ours.editor, applications.read, { params: { application: id } });
    expect((await read()).members).toMatchObject([{ name: '上海乙减速器厂', codeState: 'doubtful' }]);
    await fill(api, ours.editor, id, { [`member.${member}.codeConfirmed`]: true });
    const application = await read();
    expect(application.members).toMatchObject([{ codeState: 'confirmed' }]);
    expect(application.counts[0]).toEqual({ fact: 'members.enterprises', stated: 1, listed: 1 });
    const { items } = await api.call(ours.viewer, applications.events, { params: { application: id } });
    expect(items.map(({ text }) => text)).toContain('王工添加了成员单位“上海乙减速器厂”。');
  });
});

test('a page that begins nowhere is refused, and so is a path of another shape', async () => {
  const id = await beginApplication(api, ours);
  const list = await api.attempt(ours.owner, applications.list, { query: { after: 'nowhere' } });
  expect([list.status, list.code]).toEqual([400, 'bad_page']);
  const body = { changes: [{ path: 'secret.thing', value: 'x', base: 0 }] };
  const sent = await api.attempt(ours.owner, applications.change, { params: { application: id }, body });
  expect([sent.status, sent.code]).toEqual([400, 'bad_request']);
});
