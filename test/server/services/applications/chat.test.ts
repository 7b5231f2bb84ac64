import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplyChatFacts } from '../../../../server/services/applications/apply-chat-facts.ts';
import { createReadApplicationForChat } from '../../../../server/services/applications/application-for-chat.ts';
import type { ChatChanges } from '../../../../server/services/applications/ports.ts';
import { idFrom } from '../../../../server/services/id-from.ts';
import { createRoles } from '../../../../server/stores/accounts/roles.ts';
import { startDatabase } from '../../../setup/databases.ts';
import { baoshanShelf } from '../../../support/packs.ts';
import { AT, later, openPlace, syncsOf, write, type Place } from '../../stores/ground.ts';

let place: Place;
let application: string;
const changed: string[] = [];
const identity = (name: string) => `wecom:ww1:${name}`;
const contactId = (name: string) => idFrom('contact', identity(name));

beforeAll(async () => {
  place = await openPlace(startDatabase);
  for (const name of ['zhang', 'viewer', 'stranger']) {
    await place.prisma.contact.create({
      data: { id: contactId(name), identity: identity(name), kind: 'external', name },
    });
  }
  const org = await place.organisation({ [contactId('zhang')]: 'editor', [contactId('viewer')]: 'viewer' });
  application = (await place.application(org, contactId('zhang'))).id;
});
afterAll(() => place.close());

const deps = () => ({
  ...{ packs: baoshanShelf, applications: place.applications, roles: createRoles(place.prisma) },
  clock: () => AT.getTime(),
  afterChange: (id: string) => void changed.push(id),
});
const say = (request: string, changes: ChatChanges, seconds: number, name = 'zhang') =>
  createApplyChatFacts(deps())({
    ...{ request, identity: identity(name), application, changes },
    ...{ at: later(seconds), now: later(seconds + 1) },
  });
const known = async () => (await createReadApplicationForChat(deps())(application))!;

describe('facts said in chat', () => {
  test('are there for the pages, with who said them and where, and for the other conversations', async () => {
    const news = await syncsOf(place.prisma, application);
    expect(await say('r1', { 'lead.kind': 'segment_backbone', mechanisms: ['ip', 'decision'] }, 10)).toBe(
      'applied',
    );
    const draft = await place.applications.read(application);
    expect(draft!.fields.get('fact.mechanisms')).toMatchObject({
      ...{ value: ['decision', 'ip'], channel: 'chat', at: later(10), by: { name: 'zhang' } },
    });
    expect(await syncsOf(place.prisma, application)).toBe(news + 1);
    expect(changed).toEqual([application]);
  });

  test('are taken once, however often the request is repeated', async () => {
    const { version } = (await known()).summary;
    await say('r2', { 'team.head': 'no' }, 20);
    await place.applications.edit(application, later(30), () => ({
      writes: [write(contactId('zhang'), 'fact.team.head', 'yes', 2, { at: later(30) })],
      events: [],
      answer: null,
    }));
    await say('r2', { 'team.head': 'no' }, 20);
    const history = await place.applications.history(application, 'fact.team.head', null, 9);
    expect(history.map(({ value, version: at }) => [value, at])).toEqual([
      ['yes', 2],
      ['no', 1],
    ]);
    expect((await known()).summary.version).toBe(version + 2);
  });

  test('that come late do not undo what was said since', async () => {
    await say('r3', { 'team.head': 'partly' }, 25);
    expect((await known()).facts['team.head']).toEqual({ value: 'yes', at: later(30).getTime() });
    await say('r4', { 'team.head': 'partly' }, 35);
    expect((await known()).facts['team.head']).toEqual({ value: 'partly', at: later(35).getTime() });
  });

  test('come from those alone who may edit when they arrive', async () => {
    for (const name of ['viewer', 'stranger', 'nobody'])
      expect(await say(`r5-${name}`, { field: 'robotics' }, 50, name)).toBe('refused');
    expect((await known()).facts).not.toHaveProperty('field');
  });
});

test('a conversation learns how the application stands, and what was taken back', async () => {
  await say('r6', { 'team.officer': 'yes' }, 60);
  await say('r7', { 'team.officer': null }, 61);
  await place.file(application, 'agreement', contactId('zhang'));
  const { summary, facts } = await known();
  expect(facts['team.officer']).toEqual({ value: null, at: later(61).getTime() });
  expect(summary).toMatchObject({
    ...{
      id: application,
      title: '上海甲机器人有限公司',
      state: 'draft',
      number: null,
      verdict: 'incomplete',
    },
    papers: { ready: 1, wanted: 11 },
  });
  expect(summary.missingDocuments).toContain('proposal');
  expect(summary.missingDocuments).not.toContain('agreement');
  expect(await createReadApplicationForChat(deps())('none'.padEnd(22, '_'))).toBeNull();
});
