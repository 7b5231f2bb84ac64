import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personOf } from '../../bot/wecom/person.ts';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { startRealPostgres } from '../setup/real-postgres.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { CREDENTIALS } from './credentials.ts';
import { createCrowds, type Bench } from './crowds.ts';
import { startProgram, type Program } from './programs.ts';
import { storeSessions } from './stored-sessions.ts';

const CROWDS = [1, 16, 50, 200];
const STORED = 100_000;
const SERVER = 'server/main.ts';

/** Turns a second over encrypted callbacks, beside a ceiling measured in the same run. */
export async function benchTurns(print: (line: string) => void): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianbei-bench-'));
  const [redis, postgres] = await Promise.all([startTestRedis(), startRealPostgres()]);
  const programs: Program[] = [];
  const run = async (...program: Parameters<typeof startProgram>) => {
    programs.push(await startProgram(...program));
    return programs.at(-1)!;
  };
  try {
    const sink = await run('test/bench/sink.ts');
    const ceiling = await run('test/bench/ceiling.ts');
    const env = settings(redis, postgres.database.url, sink.url, dataDir);
    const worker = await run(SERVER, env, ['--role', 'worker']);
    const web = await run(SERVER, env, ['--role', 'web']);
    const bench: Bench = { redis: redis.connect(), sink: sink.url, ceiling: ceiling.url, print };

    const split = createCrowds('one web process and one worker', web.url, bench);
    for (const crowd of CROWDS) await split.meet(crowd);
    print(
      `one session in Redis after a conversation: ${await memoryOfSession(redis, split.lastPrefix())} bytes`,
    );
    await storeSessions(bench.redis, STORED);
    print(`with ${STORED} stored sessions:`);
    for (const crowd of [16, 50]) await split.meet(crowd);

    await Promise.all([web.stop(), worker.stop()]);
    await bench.redis.flushall();
    const whole = await run(SERVER, env);
    await createCrowds('one process for all', whole.url, bench).meet(16);
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

/** State and seen marks of a person of the last crowd; what waits to be delivered is not the session's. */
async function memoryOfSession(redis: TestRedis, prefix: string): Promise<number> {
  const client = redis.connect();
  const { state, seen } = createLayout().person(personOf(CREDENTIALS.corpId, `${prefix}0`));
  const sizes = await Promise.all([state, seen].map((key) => client.memory('USAGE', key)));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}
