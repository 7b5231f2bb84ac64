import type { Config } from '../config.ts';
import type { HttpDeps } from '../http.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { ReadinessCheck } from '../routes/health.ts';
import type { AfterChange } from '../services/applications/ports.ts';
import { createLinkedApplication } from '../services/chat/linked-application.ts';
import type { PackShelf } from '../services/programme/pack-shelf.ts';
import { createCheckRecords } from '../stores/check-records.ts';
import { createPrisma } from '../stores/database.ts';
import { migrationNames } from '../stores/migrations.ts';
import { createDatabaseChecks } from '../stores/readiness.ts';
import { closeRedis, connectRedis } from '../stores/redis/client.ts';
import { createLayout } from '../stores/redis/layout.ts';
import { createRedisOperations } from '../stores/redis/operations.ts';
import { createApi } from './api.ts';
import { createBot } from './bot.ts';
import { createChatServices, type ChatServices } from './chat-news.ts';
import { layGround, type Ground } from './ground.ts';
import { startOfficeWork } from './office-work.ts';
import { recheckAfter } from './paper-checks.ts';
import { startNotices } from './notices.ts';
import { startPapers } from './papers.ts';
import { createRecall } from './recall.ts';
import { createChatSnooze } from './reminders.ts';
import type { Role } from './role.ts';
import { startRole } from './start-role.ts';
import type { Teardown } from './teardown.ts';
import { openAccount, type WecomAccount } from './wecom-account.ts';
import { openWecom } from './wecom-client.ts';

export interface ServiceParts {
  config: Config;
  packs: PackShelf;
  log: Log;
  role: Role;
  metrics: Metrics;
  /** Where people reach this program; empty until it listens. */
  publicUrl: () => string;
}

/** What stands behind the program's address. */
export interface Services extends Pick<HttpDeps, 'checks' | 'callback' | 'api'> {
  account: WecomAccount;
}

/** A callback has to be answered within 5 s; one database that is away holds up one person in ten seconds. */
const RECALL = { limitMs: 500, restMs: 10_000 };
/** A Redis that has just been started may take a while to load its data. */
const READY_WITHIN_MS = 10_000;

/** Starts everything but the HTTP server; what takes callbacks and calls is null where `role` leaves that to other processes. */
export async function startServices(parts: ServiceParts, teardown: Teardown): Promise<Services> {
  const { config, packs, log, role, metrics, publicUrl } = parts;
  const ground = await layGround(config, log, teardown);
  const { prisma, records, redis, checks } = await openStores(ground, metrics, log, teardown);
  const account = await openAccount(
    config,
    `联备 · ${packs.at(new Date()).manifest.programme}`,
    publicUrl,
    teardown,
  );
  const wecom = openWecom(account, redis, teardown);
  const clock = () => account.now();
  const layout = createLayout();
  const common = { config, packs, prisma, redis, layout, account, wecom, log, clock, publicUrl };
  const papers = startPapers(role, common, teardown);
  await startOfficeWork(role, common, teardown);
  const recheck = recheckAfter(common, papers.papers, papers.worker.nudge);
  const chat = createChatServices(packs, prisma, clock, recheck);
  const snooze = createChatSnooze(common);
  const roleParts = {
    ...{ redisUrl: ground.redisUrl, packs, redis, account, wecom, records, chat, snooze, metrics, log },
  };
  const { conversations, hurryNews } = await startRole(role, roleParts, teardown);
  // An address of this machine alone leads people nowhere but in the stand-in's chat.
  const reachable = () => config.publicUrl ?? (account.simulator === null ? null : publicUrl());
  if (role !== 'web')
    startNotices({ ...common, redisUrl: ground.redisUrl, publicUrl: reachable, metrics }, teardown);
  if (conversations === null) return { account, checks, callback: null, api: null };
  const afterChange: AfterChange = (...change) => {
    recheck(...change);
    hurryNews();
  };
  const surroundings = {
    publicUrl: reachable,
    recall: recallFrom(chat, log),
  };
  return {
    account,
    checks,
    callback: createBot(packs, account, conversations, surroundings),
    api: createApi({ ...common, conversations }, { papers, afterChange }),
  };
}

const recallFrom = (chat: ChatServices, log: Log) =>
  createRecall({
    ask: createLinkedApplication(chat),
    ...RECALL,
    clock: () => performance.now(),
    onError: (err) => log.warn({ err }, 'recalling an application'),
  });

async function openStores(ground: Ground, metrics: Metrics, log: Log, teardown: Teardown) {
  const prisma = createPrisma(ground.database);
  teardown.add('database connections', () => prisma.$disconnect());
  const redis = connectRedis(ground.redisUrl, {
    name: 'lianbei',
    onError: (err) => log.warn({ err }, 'connection to Redis'),
  });
  teardown.add('connection to Redis', () => closeRedis(redis));

  const operations = createRedisOperations(redis);
  metrics.watchOutbox(operations.depth);
  const database = createDatabaseChecks(prisma, await migrationNames());
  const checks: ReadinessCheck[] = [
    { name: 'database', check: database.database },
    { name: 'migrations', check: database.migrations },
    { name: 'redis', check: () => operations.ping(READY_WITHIN_MS) },
  ];
  // Whoever finds the port open finds everything behind it awake: a first query also compiles the client's engine.
  for (const { check } of checks) await check();
  return { records: createCheckRecords(prisma), prisma, redis, checks };
}
