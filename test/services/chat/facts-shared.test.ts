import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FactValue } from '../../../bot/policy/pack.ts';
import { createLinkedApplication } from '../../../server/services/chat/linked-application.ts';
import { createChatServices } from '../../../server/start/chat-news.ts';
import { DATABASES } from '../../setup/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { baoshanShelf } from '../../support/packs.ts';
import { createRandom, runSeed, type Random } from '../../support/random.ts';
import { stageChat, startProcess, type ChatStage } from './stage.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const FACTS: readonly [string, readonly FactValue[]][] = [
  ['members.enterprises', [0, 1, 2, 3, 4, 5]],
  ['members.research', [0, 1, 2, 3]],
  ['lead.kind', ['leading_enterprise', 'segment_backbone', 'university']],
  ['agreement.contents', [[], ['goals'], ['goals', 'tasks', 'ip']]],
  ['team.head', ['yes', 'no', 'unsure']],
];
/** The embedded database serves one at a time: races there are mere queues. */
const RACES = { embedded: 15, server: 60 };
const seed = runSeed();

describe.each(DATABASES)('facts of chat and application on %s', (name, startDatabase) => {
  const races = name.includes('embedded') ? RACES.embedded : RACES.server;
  let stage: ChatStage;
  beforeAll(async () => {
    stage = await stageChat(startDatabase);
  });
  afterAll(() => stage.stop());

  const settled = () => eventually(stage.quiet, (quiet) => quiet, 30_000);
  /** Two colleagues with one application, known to their chats. */
  async function colleagues(...roles: string[]) {
    const organisation = randomUUID();
    const people: string[] = [];
    for (const role of roles) people.push(await stage.person(organisation, role));
    const application = await stage.application(organisation);
    for (const person of people) await stage.opens(person, application);
    return { people, application, organisation };
  }
  const knows = (person: string, fact: string, value: FactValue | undefined) =>
    eventually(
      () => stage.stateOf(person),
      (state) => state?.facts[fact] === value && state?.application !== null,
      10_000,
    );

  test('an answer given on either side is there on the other, and with colleagues', async () => {
    const process = startProcess(stage.prisma, stage.server);
    const { people, application } = await colleagues('owner', 'editor');
    const [ming = '', hua = ''] = people;
    await settled();
    await stage.answers(ming, 'members.enterprises', 4);
    await knows(hua, 'members.enterprises', 4);
    expect(await stage.factsOf(application)).toEqual({ 'members.enterprises': 4 });
    await stage.writes(hua, application, 'members.enterprises', 6);
    const state = await knows(ming, 'members.enterprises', 6);
    expect(state!.application).toMatchObject({ id: application, verdict: 'incomplete' });
    await stage.writes(hua, application, 'members.enterprises', null);
    await knows(ming, 'members.enterprises', undefined);
    await process.stop();
    expect(process.errors).toEqual([]);
  });

  test('who may only look sees what they said given up', async () => {
    const process = startProcess(stage.prisma, stage.server);
    const { people, application } = await colleagues('owner', 'viewer');
    const [ming = '', hua = ''] = people;
    await stage.writes(ming, application, 'members.enterprises', 3);
    await knows(hua, 'members.enterprises', 3);
    await stage.answers(hua, 'members.enterprises', 9);
    await knows(hua, 'members.enterprises', 3);
    await settled();
    expect(await stage.factsOf(application)).toEqual({ 'members.enterprises': 3 });
    expect((await stage.stateOf(hua))!.application!.unconfirmed).toEqual({});
    await process.stop();
  });

  test('whoever goes over to another application, or leaves, is told so', async () => {
    const process = startProcess(stage.prisma, stage.server);
    const one = await colleagues('owner');
    const [ming = ''] = one.people;
    await stage.writes(ming, one.application, 'members.enterprises', 3);
    await knows(ming, 'members.enterprises', 3);
    const other = await stage.application(one.organisation);
    for (const [open, value] of [
      [other, undefined],
      [one.application, 3],
      [other, undefined],
    ] as const) {
      await stage.opens(ming, open);
      await settled();
      expect((await stage.stateOf(ming))!).toMatchObject({ application: { id: open } });
      expect((await stage.stateOf(ming))!.facts['members.enterprises']).toBe(value);
    }
    await stage.prisma.membership.deleteMany({ where: { organisationId: one.organisation } });
    await stage.writes(ming, other, 'members.enterprises', 8);
    await settled();
    expect(await stage.stateOf(ming)).toMatchObject({ application: null });
    await process.stop();
  });

  test('nothing is lost while Redis is away', async () => {
    const process = startProcess(stage.prisma, stage.server);
    const { people, application } = await colleagues('owner', 'editor');
    const [ming = '', hua = ''] = people;
    await settled();
    await stage.server.kill();
    await stage.writes(ming, application, 'members.enterprises', 3);
    await stage.server.revive();
    await knows(hua, 'members.enterprises', 3);
    await settled();
    await process.stop();
  });

  test('what the application knows comes back with a conversation that was forgotten', async () => {
    const { people, application } = await colleagues('owner');
    await stage.writes(people[0]!, application, 'members.enterprises', 3);
    const ask = createLinkedApplication(createChatServices(baoshanShelf, stage.prisma, Date.now));
    expect(await ask(people[0]!)).toMatchObject({
      type: 'sync',
      application: { id: application, missing: expect.arrayContaining(['agreement']) },
      facts: { 'members.enterprises': { value: 3 } },
    });
    expect(await ask('wecom:ww1:nobody')).toBeNull();
    await stage.prisma.conversationSync.deleteMany();
  });

  test(`${races} races of two people on both sides, with failures and two processes, end alike (SEED=${seed})`, async () => {
    const random = createRandom(seed);
    const spoil = () => {
      if (random.next() < 0.1) throw new Error('spoilt');
    };
    const processes = [
      startProcess(stage.prisma, stage.server, spoil),
      startProcess(stage.prisma, stage.server, spoil),
    ];
    const { people, application, organisation } = await colleagues('owner', 'editor');
    const other = await stage.application(organisation);
    for (let race = 0; race < races; race += 1) {
      await Promise.all(Array.from({ length: 2 }, () => act(random, people, application, other)));
      if (race % 10 === 9) await endAlike(people, application, other);
    }
    await Promise.all(processes.map(({ stop }) => stop()));
    expect(processes.flatMap(({ errors }) => errors).every((error) => String(error).includes('spoilt'))).toBe(
      true,
    );
  });

  async function act(random: Random, people: readonly string[], application: string, other: string) {
    const [fact, values] = random.pick(FACTS);
    const person = random.pick(people);
    const chance = random.next();
    const spoken = random.next() < 0.05 ? other : application;
    if (chance < 0.05) await stage.opens(person, spoken);
    else if (chance < 0.1) await stage.does(person, { type: 'text', text: '撤销' });
    // Said, changed and said again: what is carried over arrives in any order.
    else if (chance < 0.3) for (const at of [0, 1, 0]) await stage.answers(person, fact, values[at]!);
    else if (chance < 0.6) await stage.answers(person, fact, random.pick(values));
    else await stage.writes(person, spoken, fact, random.next() < 0.1 ? null : random.pick(values));
  }

  async function endAlike(people: readonly string[], application: string, other: string) {
    await settled();
    for (const person of people) {
      const state = (await stage.stateOf(person))!;
      expect([application, other], `SEED=${seed}`).toContain(state.application!.id);
      const { activeApplicationId } = await stage.prisma.contact.findUniqueOrThrow({
        where: { identity: person },
      });
      expect(state.application!.id, `SEED=${seed}`).toBe(activeApplicationId);
      const facts = await stage.factsOf(state.application!.id);
      expect({ ...state.facts }, `SEED=${seed}`).toEqual(facts);
      expect(state.application!.unconfirmed, `SEED=${seed}`).toEqual({});
    }
  }
});
