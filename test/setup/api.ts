import type { Pack } from '../../bot/policy/pack.ts';
import { loadConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import type { Route } from '../../server/routes/api/handler.ts';
import { createPackShelf } from '../../server/services/programme/pack-shelf.ts';
import { createApi, type ApiParts } from '../../server/start/api.ts';
import { createPapersApi } from '../../server/start/api/papers.ts';
import { createPrisma } from '../../server/stores/database.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { ACCOUNT } from '../journeys/account.ts';
import { baoshan } from '../support/packs.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { createCalls } from './call.ts';
import { startDatabase, type TestDatabase } from './databases.ts';
import { startTestServer } from './http-app.ts';
import { createPeople } from './people.ts';

export interface TestApiOptions {
  /** Default: the PostgreSQL server, which starts fastest. */
  database?: () => Promise<TestDatabase>;
  /** Routes beside those of `createApi`: of a noun that is not joined there yet. */
  routes?: (parts: ApiParts) => readonly Route[];
  /** Default: that of the repository. */
  packs?: readonly Pack[];
  /** Epoch milliseconds; default: time as it passes, from a morning on which the pack is in force. */
  clock?: () => number;
  change?: Partial<ApiParts>;
}

export type TestApi = Awaited<ReturnType<typeof startTestApi>>;

/** The API over HTTP, with a real Redis and database of its own. One for a whole test file; people and organisations are cheap. */
export async function startTestApi(options: TestApiOptions = {}) {
  const [place, redisServer] = await Promise.all([(options.database ?? startDatabase)(), startTestRedis()]);
  const prisma = createPrisma(place.database);
  let url = '';
  const parts = createParts(options, prisma, redisServer, () => url);
  const papers = createPapersApi(parts);
  const api = createApi(parts, { papers });
  const routes = [...api.routes, ...(options.routes?.(parts) ?? [])];
  const deps = { ...api, routes };
  const server = await startTestServer({ api: deps });
  url = server.url;

  return {
    url,
    parts,
    prisma,
    redis: parts.redis,
    lines: server.lines,
    deps,
    papers,
    mounted: routes.map(({ endpoint }) => endpoint),
    ...createPeople(parts),
    ...createCalls(() => url, api.cookie),
    async stop() {
      await server.stop();
      await papers.stop();
      await prisma.$disconnect();
      await Promise.all([place.remove(), redisServer.stop()]);
    },
  };
}

const MORNING = Date.parse('2026-11-26T10:00:00+08:00');

function sinceMorning(): () => number {
  const began = Date.now();
  return () => MORNING + Date.now() - began;
}

function createParts(
  { packs = [baoshan], clock = sinceMorning(), change }: TestApiOptions,
  prisma: ApiParts['prisma'],
  redisServer: TestRedis,
  publicUrl: () => string,
): ApiParts {
  const redis = redisServer.connect();
  const layout = createLayout();
  const away = () => Promise.reject(new Error('No WeCom here.'));
  return {
    config: loadConfig({ NODE_ENV: 'test' }),
    packs: createPackShelf(packs),
    prisma,
    redis,
    layout,
    conversations: createConversations(redis, { layout }),
    account: { settings: ACCOUNT, simulator: null, now: clock },
    wecom: { get: away, post: away },
    log: createLog('warn', [], process.stderr),
    clock,
    publicUrl,
    ...change,
  };
}
