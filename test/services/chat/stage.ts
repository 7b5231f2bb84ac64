import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { createReceiver } from '../../../bot/bot.ts';
import { createEars } from '../../../bot/conversation/ears.ts';
import { answerId } from '../../../bot/conversation/option-id.ts';
import { createTurn } from '../../../bot/conversation/turn.ts';
import type { ConversationState, Message } from '../../../bot/conversation/types.ts';
import type { FactValue } from '../../../bot/policy/pack.ts';
import { systemClock } from '../../../server/queue/clock.ts';
import { createConversationSync } from '../../../server/queue/conversation-sync.ts';
import { createRequestWorker } from '../../../server/queue/request-worker.ts';
import { createChangeFields } from '../../../server/services/applications/change-fields.ts';
import { createCarryFacts } from '../../../server/services/chat/carry-facts.ts';
import { createTellNews } from '../../../server/services/chat/tell-news.ts';
import { idFrom } from '../../../server/services/id-from.ts';
import { createChatServices, createTelling } from '../../../server/start/chat-news.ts';
import { createContacts } from '../../../server/stores/accounts/contacts.ts';
import { createApplications } from '../../../server/stores/applications/applications.ts';
import { createPrisma, type PrismaClient } from '../../../server/stores/database.ts';
import { createConversations } from '../../../server/stores/redis/conversations.ts';
import { createLayout } from '../../../server/stores/redis/layout.ts';
import { createRedisOperations } from '../../../server/stores/redis/operations.ts';
import { createRequests } from '../../../server/stores/redis/requests.ts';
import type { TestDatabase } from '../../setup/databases.ts';
import { baoshan, baoshanShelf } from '../../support/packs.ts';
import { startTestRedis, type TestRedis } from '../../support/redis.ts';

const layout = createLayout({ lanes: 4 });
const takeTurn = createTurn(baoshan, createEars(baoshan));

/** A database and a Redis, with what a process does about chat and applications; as many processes as wanted. */
export async function stageChat(startDatabase: () => Promise<TestDatabase>) {
  const [place, server] = await Promise.all([startDatabase(), startTestRedis()]);
  const prisma = createPrisma(place.database);
  return {
    prisma,
    server,
    ...createWorld(prisma, server.connect()),
    async stop() {
      await prisma.$disconnect();
      await Promise.all([place.remove(), server.stop()]);
    },
  };
}

export type ChatStage = Awaited<ReturnType<typeof stageChat>>;

function createWorld(prisma: PrismaClient, redis: Redis) {
  const applications = createApplications(prisma);
  const change = createChangeFields({ packs: baoshanShelf, applications, afterChange: () => {} });
  const contacts = createContacts(prisma);
  const conversations = createConversations(redis, { layout });
  const receive = createReceiver({ takeTurn, conversations, render: () => [], clock: Date.now });
  const stateOf = async (identity: string): Promise<ConversationState | null> =>
    (await conversations.load(identity, 'a look')).state;

  return {
    stateOf,
    does: (identity: string, message: Message) =>
      receive({ person: identity, key: randomUUID(), message, attached: [] }),
    answers: (identity: string, fact: string, value: FactValue) =>
      receive({
        person: identity,
        key: randomUUID(),
        message: { type: 'press', option: answerId(fact, value, baoshan.manifest.version) },
        attached: [],
      }),
    /** Someone of an organisation, who has signed in. */
    async person(organisation: string, role = 'editor'): Promise<string> {
      const identity = `wecom:ww1:${randomUUID()}`;
      const id = idFrom('contact', identity);
      await contacts.meet({ id, identity, kind: 'member' });
      await prisma.organisation.createMany({
        data: [{ id: organisation, name: organisation, code: organisation, foundedBy: id }],
        skipDuplicates: true,
      });
      await prisma.membership.create({ data: { organisationId: organisation, contactId: id, role } });
      return identity;
    },
    async application(organisation: string): Promise<string> {
      const id = randomUUID();
      const at = new Date();
      const pack = { packId: baoshan.manifest.id, packVersion: baoshan.manifest.version };
      const row = { id, organisationId: organisation, createdBy: 'x', createdAt: at, updatedAt: at, ...pack };
      await prisma.application.create({ data: row });
      return id;
    },
    opens: (identity: string, application: string) =>
      contacts.setActive(idFrom('contact', identity), application, new Date()),
    /** On the page, whatever stood there before. */
    async writes(identity: string, application: string, fact: string, said: FactValue | null) {
      const value = said !== null && typeof said === 'object' ? [...said] : said;
      const path = `fact.${fact}`;
      const base = (await applications.read(application))!.fields.get(path)?.version ?? 0;
      const contactId = idFrom('contact', identity);
      const who = { contactId, role: 'editor', key: randomUUID(), now: new Date() } as const;
      await change({ application, changes: [{ path, value, base }], ...who });
    },
    async factsOf(application: string): Promise<Record<string, FactValue>> {
      const { facts } = (await createChatServices(baoshanShelf, prisma, Date.now).read(application))!;
      const known = Object.entries(facts).flatMap(([id, { value }]) => (value === null ? [] : [[id, value]]));
      return Object.fromEntries(known) as Record<string, FactValue>;
    },
    /** Nothing waits to be carried over or told. */
    quiet: async () =>
      (await createRedisOperations(redis, layout).depth()).requests === 0 &&
      (await prisma.conversationSync.count()) === 0,
  };
}

/** One process that carries over and tells; `spoil` may throw in the middle of it. */
export function startProcess(prisma: PrismaClient, server: TestRedis, spoil: () => void = () => {}) {
  const redis = server.connect();
  const { news, read, apply } = createChatServices(baoshanShelf, prisma, Date.now);
  const { tell, tellRefusal } = createTelling({
    packs: baoshanShelf,
    redis,
    layout,
    clock: Date.now,
    newId: randomUUID,
  });
  const errors: unknown[] = [];
  const shared = { clock: systemClock, random: Math.random, onError: (error: unknown) => errors.push(error) };
  const sync = createConversationSync({
    ...shared,
    waiting: (limit, besides) => news.waiting(limit, besides),
    tell: createTellNews({
      news,
      read,
      async tell(identity, message) {
        spoil();
        await tell(identity, message);
        spoil();
      },
    }),
    settings: { lookEvery: 50, lookSpacing: 1, backoff: { base: 10, cap: 40 } },
  });
  const carry = createCarryFacts({ apply, news, tellRefusal, clock: Date.now, hurry: sync.nudge });
  const requests = createRequestWorker({
    ...shared,
    requests: createRequests(redis, layout),
    layout,
    async carryOut(id, request, person) {
      if (request.type !== 'facts_changed') return;
      spoil();
      await carry(id, person, request);
      spoil();
    },
    settings: { scanEvery: 20, scanSpacing: 1, lease: 200, backoff: { base: 10, cap: 40 } },
  });
  sync.start();
  requests.start();
  return {
    errors,
    stop: async () => void (await Promise.all([sync.stop(), requests.stop()])),
  };
}
