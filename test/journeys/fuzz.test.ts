import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, Agent } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase, type TestDatabase } from '../setup/databases.ts';
import { baoshan } from '../support/packs.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { envelope, inner, seal, type Callback } from './callbacks.ts';
import { createNoise } from './noise.ts';
import { settingsFor } from './servers.ts';
import { startWecomApi, type WecomApi } from './wecom-api.ts';

const SEED = runSeed();
const CASES = 20_400;
const AT_ONCE = 24;

interface Case {
  method: string;
  path: string;
  body: string | Buffer;
}

const random = createRandom(SEED);
const noise = createNoise(random, baoshan);
const post = (query: Readonly<Record<string, string>>, body: string | Buffer): Case => ({
  method: 'POST',
  path: `/wecom/callback?${new URLSearchParams(query).toString()}`,
  body,
});
const posted = ({ query, body }: Callback) => post(query, body);
const text = () =>
  inner('Noise', 1, { MsgType: 'text', Content: '三家' }, `<MsgId>${1 + random.below(1e9)}</MsgId>`);

function spoiltQuery(query: Callback['query']): Record<string, string> {
  const name = random.pick(['msg_signature', 'timestamp', 'nonce', noise.text(5)]);
  const spoilt = random.pick(['', '-1', '1e400', 'NaN', noise.text(60), '9'.repeat(400)]);
  return { ...query, [name]: spoilt };
}

/** Kinds of cases, each with how often it comes among a hundred. */
const KINDS: readonly (readonly [number, () => Case])[] = [
  [
    17,
    () => {
      const { query, body } = seal(text());
      return post(query, noise.mutate(body));
    },
  ],
  [
    10,
    () => {
      const { query, body } = seal(text());
      return post(
        random.below(2) ? query : spoiltQuery(query),
        random.below(2) ? noise.bytes(600) : body + noise.text(50),
      );
    },
  ],
  [10, () => post(spoiltQuery(seal(text()).query), envelope(noise.bytes(200).toString('base64')))],
  [20, () => posted(seal(random.below(2) ? noise.xml() : noise.mutate(text())))],
  [30, () => posted(seal(noise.message()))],
  [
    12,
    () => ({
      method: random.pick([
        'GET',
        'POST',
        'PUT',
        'DELETE',
        'PATCH',
        'OPTIONS',
        'HEAD',
        'TRACE',
        'PROPFIND',
        'SEARCH',
        'M-SEARCH',
      ]),
      path: noise.path(),
      body: random.below(2) ? '' : noise.bytes(100),
    }),
  ],
  [1, () => post(seal(text()).query, 'x'.repeat(60_000 + random.below(400_000)))],
];
const LOTS = KINDS.flatMap(([share, make]) => Array.from({ length: share }, () => make));

let redis: TestRedis;
let postgres: TestDatabase;
let api: WecomApi;
let server: ServerProcess;
let dataDir: string;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
beforeAll(async () => {
  [redis, postgres, api] = await Promise.all([startTestRedis(), startDatabase(), startWecomApi()]);
  dataDir = await mkdtemp(join(tmpdir(), 'lianbei-fuzz-'));
  const where = { apiBase: api.base, redisUrl: redis.url, databaseUrl: postgres.database.url };
  server = await startServerProcess({ ...settingsFor(where, dataDir), LOG_LEVEL: 'error' });
});
afterAll(async () => {
  agent.destroy();
  await server.stop();
  await Promise.all([redis.stop(), postgres.remove(), api.stop()]);
  await rm(dataDir, { recursive: true, force: true });
});

/** The status, or 0 where the connection was cut. */
function send({ method, path, body }: Case): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(server.url()!);
    const request = httpRequest({
      hostname,
      port,
      method,
      path,
      agent,
      headers: { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) },
    });
    request.on('response', (response) => {
      response.resume();
      response.once('close', () => resolve(response.statusCode!));
    });
    request.once('error', () => resolve(0));
    request.end(body);
  });
}

/** What a server says to bytes that need not be HTTP at all. */
function sendRaw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(server.url()!);
    const socket = connect(Number(port), hostname);
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.once('close', () => resolve(said));
    socket.end(bytes);
  });
}

async function all(count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    }),
  );
}

describe(`the whole server under noise, SEED=${SEED}`, () => {
  it('answers everything below 500 and stays ready', async () => {
    const statuses = new Map<number, number>();
    await all(CASES, async () => {
      const attempt = random.pick(LOTS)();
      const status = await send(attempt);
      if (status >= 500)
        throw new Error(
          `${status} to ${JSON.stringify({ ...attempt, body: String(attempt.body) })}\n${server.lines.join('\n')}`,
        );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    await all(600, async () => {
      const head = `${random.pick(['GET', 'POST', 'CONNECT', noise.text(5)])} ${noise.path()} HTTP/1.1\r\nHost: x\r\n`;
      const said = await sendRaw(
        random.pick([
          noise.bytes(300),
          noise.mutate(head),
          `${head}Content-Length: 99\r\n\r\nx`,
          `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
        ]),
      );
      expect(said).not.toMatch(/^HTTP\/1\.1 5/);
    });
    console.log(
      `fuzz, SEED=${SEED}: ${CASES} requests and 600 raw connections, statuses ${JSON.stringify([...statuses].toSorted())}`,
    );
    for (const status of [200, 400, 401, 404, 405, 413]) expect([...statuses.keys()]).toContain(status);
    expect((await fetch(`${server.url()}/readyz`)).status).toBe(200);
    expect(server.lines.filter((line) => /request failed|nhandled|Error/.test(line))).toEqual([]);
    expect(await server.stop()).toBe(0);
  }, 120_000);
});
