import { randomUUID } from 'node:crypto';
import { ensureBuilt } from '../../miniapp/build/ensure-built.ts';
import type { Simulator } from '../../bot/simulator/index.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import type { Config } from '../config.ts';
import { createHttpApp } from '../http.ts';
import type { Log } from '../log.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import { readPages, type Pages } from '../pages/read-pages.ts';
import type { ReadinessCheck } from '../routes/health.ts';
import type { AfterChange } from '../services/applications/ports.ts';
import { createLinkedApplication } from '../services/chat/linked-application.ts';
import { createCheckRecords } from '../stores/check-records.ts';
import { createPrisma } from '../stores/database.ts';
import { migrationNames } from '../stores/migrations.ts';
import { createDatabaseChecks } from '../stores/readiness.ts';
import { closeRedis, connectRedis } from '../stores/redis/client.ts';
import { createRedisOperations } from '../stores/redis/operations.ts';
import { createLayout } from '../stores/redis/layout.ts';
import { createApi } from './api.ts';
import { createBot } from './bot.ts';
import { createChatServices, type ChatServices } from './chat-news.ts';
import { layGround, type Ground } from './ground.ts';
import { listen } from './listen.ts';
import { recheckAfter } from './paper-checks.ts';
import { startPapers } from './papers.ts';
import { createRecall } from './recall.ts';
import { requireShared, type Role } from './role.ts';
import { startRole } from './start-role.ts';
import { createTeardown, type Teardown } from './teardown.ts';
import { openAccount } from './wecom-account.ts';
import { openWecom } from './wecom-client.ts';

export interface Running {
  /** Where it listens, as seen on this machine. */
  url: string;
  /** What WeCom is to be told; null where callbacks are taken by other processes. */
  callbackUrl: string | null;
  /** The stand-in of WeCom, where there is one. */
  simulator: Simulator | null;
  /** Finishes what is under way, then stops everything within 10 s; true when all of it went well. */
  stop(): Promise<boolean>;
}

const STOP_WITHIN_MS = 9_500;
/** A callback has to be answered within 5 s; one database that is away holds up one person in ten seconds. */
const RECALL = { limitMs: 500, restMs: 10_000 };
/** A Redis that has just been started may take a while to load its data. */
const READY_WITHIN_MS = 10_000;

/**
 * The whole program, or the part of it that `role` names. What had been started is stopped again when a later step fails.
 * @throws {ConfigError} when the settings do not allow the role
 */
export async function start(config: Config, pack: Pack, log: Log, role: Role = 'all'): Promise<Running> {
  requireShared(role, config);
  const teardown = createTeardown(log);
  try {
    return await startUp({ config, pack, log, role }, teardown);
  } catch (error) {
    await teardown.run(STOP_WITHIN_MS);
    throw error;
  }
}

interface Task {
  config: Config;
  pack: Pack;
  log: Log;
  role: Role;
}

async function startUp({ config, pack, log, role }: Task, teardown: Teardown): Promise<Running> {
  let stopping = false;
  const metrics = createMetrics();
  const pages = role === 'worker' ? null : openPages();
  // Met where it is awaited; until then a failure is nobody's.
  pages?.catch(() => {});
  const ground = await layGround(config, log, teardown);
  const { prisma, records, redis, checks } = await openStores(ground, metrics, log, teardown);
  let url = '';
  const publicUrl = () => config.publicUrl ?? url;
  const account = await openAccount(config, `联备 · ${pack.manifest.programme}`, publicUrl, teardown);
  const wecom = openWecom(account, redis, teardown);
  const clock = () => account.now();
  const common = {
    config,
    pack,
    prisma,
    redis,
    layout: createLayout(),
    account,
    wecom,
    log,
    clock,
    publicUrl,
  };
  const papers = startPapers(role, common, teardown);
  const recheck = recheckAfter(common, papers.papers, papers.worker.nudge);
  const chat = createChatServices(pack, prisma, recheck);
  const parts = { redisUrl: ground.redisUrl, pack, redis, account, wecom, records, chat, metrics, log };
  const { conversations, hurryNews } = await startRole(role, parts, teardown);
  const afterChange: AfterChange = (...change) => {
    recheck(...change);
    hurryNews();
  };
  const surroundings = {
    // An address of this machine alone leads people nowhere but in the stand-in's chat.
    publicUrl: () => config.publicUrl ?? (account.simulator === null ? null : url),
    recall: recallFrom(chat, log),
  };

  const app = createHttpApp({
    log,
    metrics,
    newId: randomUUID,
    clock: () => performance.now(),
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    checks,
    callback: conversations && createBot(pack, account, conversations, surroundings),
    api: conversations && createApi({ ...common, conversations }, { papers, afterChange }),
    pages: await pages,
    stopping: () => stopping,
  });
  const server = await listen(app.callback(), config.port, hostOf(config));
  teardown.add('HTTP server', server.stop);

  url = `http://localhost:${server.port}`;
  await account.simulator?.connect(`http://127.0.0.1:${server.port}/wecom/callback`, {
    origin: new URL(publicUrl()).origin,
    signIn: '/login?to=',
  });
  return {
    url,
    callbackUrl: conversations && `${publicUrl()}/wecom/callback`,
    simulator: account.simulator,
    stop: () => {
      stopping = true;
      return teardown.run(STOP_WITHIN_MS);
    },
  };
}

/** The pages are built beside everything else that starts; where they are there already, it takes no time. */
const openPages = async (): Promise<Pages> =>
  readPages(await ensureBuilt((line) => void process.stderr.write(`${line}\n`)));

const recallFrom = (chat: ChatServices, log: Log) =>
  createRecall({
    ask: createLinkedApplication(chat),
    ...RECALL,
    clock: () => performance.now(),
    onError: (err) => log.warn({ err }, 'recalling an application'),
  });

/** Only what is meant to be seen from outside listens to the outside. */
function hostOf(config: Config): string | undefined {
  return config.mode === 'production' || config.publicUrl !== null ? undefined : '127.0.0.1';
}

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
