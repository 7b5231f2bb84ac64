import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationState } from '../../bot/conversation/types.ts';
import { personOf } from '../../bot/wecom/person.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { startRealPostgres } from '../setup/real-postgres.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { baoshan } from '../support/packs.ts';
import { CREDENTIALS } from './credentials.ts';
import { conversations, drive, type Figures } from './load.ts';
import { startProgram, type Program } from './programs.ts';

const CROWDS = [1, 16, 50, 200];
const STORED = 100_000;

/** Turns a second over encrypted callbacks, beside a ceiling measured in the same run. */
export async function benchTurns(print: (line: string) => void): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianbei-bench-'));
  const [redis, postgres] = await Promise.all([startTestRedis(), startRealPostgres()]);
  const programs: Program[] = [];
  const run = async (file: string, env: Record<string, string> = {}) => {
    const program = await startProgram(file, env);
    programs.push(program);
    return program.url;
  };
  try {
    const sink = await run('test/bench/sink.ts');
    const ceiling = await run('test/bench/ceiling.ts');
    const server = await run('server/main.ts', settings(redis, postgres.database.url, sink, dataDir));
    print(row('turns a second', 'people', 'turns/s', 'p50 ms', 'p95 ms', 'p99 ms', 'of ceiling'));
    for (const crowd of CROWDS) await compare(crowd, server, ceiling, print);
    print(`one session in Redis after a conversation: ${await memoryOfSession(redis)} bytes`);
    await store(redis, STORED);
    print(`with ${STORED} stored sessions:`);
    for (const crowd of [16, 50]) await compare(crowd, server, ceiling, print);
  } finally {
    await Promise.all(programs.map((program) => program.stop()));
    await Promise.all([redis.stop(), postgres.remove()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

const settings = (redis: TestRedis, databaseUrl: string, apiBase: string, dataDir: string) => ({
  DATABASE_URL: databaseUrl,
  REDIS_URL: redis.url,
  DATA_DIR: dataDir,
  PORT: '0',
  LOG_LEVEL: 'error',
  WECOM_CORP_ID: CREDENTIALS.corpId,
  WECOM_AGENT_ID: String(CREDENTIALS.agentId),
  WECOM_SECRET: CREDENTIALS.secret,
  WECOM_CALLBACK_TOKEN: CREDENTIALS.token,
  WECOM_CALLBACK_AES_KEY: CREDENTIALS.encodingAesKey,
  WECOM_API_BASE: apiBase,
});

let round = 0;
async function compare(
  crowd: number,
  server: string,
  ceiling: string,
  print: (line: string) => void,
): Promise<void> {
  const people = Math.max(40, Math.min(crowd * 6, 1000));
  const fresh = () => conversations(people, `bench${(round += 1)}-`, Math.floor(Date.now() / 1000));
  await drive(server, fresh().slice(0, 40), crowd);
  const top = await drive(ceiling, fresh(), crowd);
  const ours = await drive(server, fresh(), crowd);
  print(figuresRow('  this server', crowd, ours, top));
  print(figuresRow('  ceiling', crowd, top, top));
}

const row = (...cells: string[]) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(16) : cell.padStart(11))).join('');
const figuresRow = (name: string, crowd: number, figures: Figures, top: Figures) =>
  row(
    name,
    String(crowd),
    figures.perSecond.toFixed(0),
    ...[figures.p50, figures.p95, figures.p99].map((ms) => ms.toFixed(2)),
    `${((100 * figures.perSecond) / top.perSecond).toFixed(0)}%`,
  );

/** State and seen marks of a person of the last crowd; what waits to be delivered is not the session's. */
async function memoryOfSession(redis: TestRedis): Promise<number> {
  const client = redis.connect();
  const { state, seen } = createLayout().person(personOf(CREDENTIALS.corpId, `bench${round}-0`));
  const sizes = await Promise.all([state, seen].map((key) => client.memory('USAGE', key)));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

async function store(redis: TestRedis, count: number): Promise<void> {
  const kept = createConversations(redis.connect());
  const state: ConversationState = {
    pack: { id: baoshan.manifest.id, version: baoshan.manifest.version },
    checking: true,
    facts: {
      'lead.kind': 'leading_enterprise',
      'members.enterprises': 3,
      'members.research': 2,
      field: 'robotics',
    },
    focus: null,
    skipped: [],
    answered: ['lead.kind', 'members.enterprises', 'members.research', 'field'],
    undo: null,
    ticked: null,
    told: null,
    lastAt: Date.now(),
  };
  const now = Date.now();
  for (let from = 0; from < count; from += 1000) {
    const batch = Array.from({ length: 1000 }, (_, index) =>
      kept.commit({
        person: `wecom:stored:${from + index}`,
        key: 'k',
        version: 0,
        state,
        outgoing: [],
        requests: [],
        now,
      }),
    );
    await Promise.all(batch);
  }
}
