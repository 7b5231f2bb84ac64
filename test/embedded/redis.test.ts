import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startEmbeddedRedis, type EmbeddedRedis } from '../../server/embedded/redis.ts';

vi.setConfig({ testTimeout: 30_000 });
/** With a blank and a quote in it, as folders of people have. */
let dataDir: string;
let running: EmbeddedRedis[];
let children: ChildProcess[];

beforeEach(async () => {
  dataDir = path.join(await mkdtemp(path.join(tmpdir(), 'lianbei-embedded-')), `my "data"`);
  running = [];
  children = [];
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  await Promise.all(running.map((redis) => redis.stop()));
  await rm(path.dirname(dataDir), { recursive: true });
});

async function start(onTrouble?: (message: string) => void): Promise<EmbeddedRedis> {
  const redis = await startEmbeddedRedis({ dataDir, ...(onTrouble ? { onTrouble } : {}) });
  running.push(redis);
  return redis;
}

async function ask<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url);
  redis.on('error', () => {});
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** Another program on the same data; answers its first line of output. */
async function otherProgram(): Promise<{ child: ChildProcess; line: string }> {
  const code = `
    import { startEmbeddedRedis } from ${JSON.stringify(path.resolve('server/embedded/redis.ts'))};
    const started = startEmbeddedRedis({ dataDir: process.argv[1] });
    console.log(await started.then((redis) => redis.url + ' ' + redis.pid(), (fault) => fault.code));
    setInterval(() => {}, 1000);`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', code, dataDir];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { child, line };
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('what was written is there at the next start, and nothing runs in between', async () => {
  const first = await start();
  await ask(first.url, (redis) => redis.set('kept', '记住'));
  await first.stop();
  // A child that has ended keeps its number until this process hears of it.
  await expect.poll(() => alive(first.pid())).toBe(false);
  const second = await start();
  expect(await ask(second.url, (redis) => redis.get('kept'))).toBe('记住');
});

test('it answers on loopback only, to its own password only, and keeps the password to its user', async () => {
  const { url } = await start();
  const bare = new URL(url);
  expect(bare.hostname).toBe('127.0.0.1');
  bare.password = '';
  await expect(ask(bare.href, (redis) => redis.get('kept'))).rejects.toThrow(/NOAUTH/);
  expect(await ask(url, (redis) => redis.config('GET', 'bind'))).toEqual(['bind', '127.0.0.1']);
  for (const file of ['redis.conf', 'server.json']) {
    const inside = path.join(dataDir, 'redis', file);
    expect(await readFile(inside, 'utf8')).toContain(new URL(url).password);
    expect((await stat(inside)).mode & 0o077).toBe(0);
  }
});

test('a killed server is started again at the same address with all it had answered', async () => {
  const troubles: string[] = [];
  const embedded = await start((message) => troubles.push(message));
  const before = embedded.pid();
  await ask(embedded.url, async (redis) => {
    await redis.set('kept', 'yes');
    process.kill(before, 'SIGKILL');
    expect(await redis.get('kept')).toBe('yes');
  });
  await expect.poll(() => embedded.pid(), { interval: 5, timeout: 10_000 }).not.toBe(before);
  expect(troubles).toHaveLength(1);
});

test('a second program on the same data is refused while the first runs', async () => {
  const first = await start();
  await expect(startEmbeddedRedis({ dataDir })).rejects.toMatchObject({ code: 'redis_in_use' });
  expect((await otherProgram()).line).toBe('redis_in_use');
  expect(await ask(first.url, (redis) => redis.ping())).toBe('PONG');
});

test('the server that a killed program left behind is taken over and stopped with its new program', async () => {
  const { child, line } = await otherProgram();
  const [url, pid] = line.split(' ') as [string, string];
  await ask(url, (redis) => redis.set('kept', 'yes'));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(alive(Number(pid))).toBe(true);
  const heir = await start();
  expect([heir.url, heir.pid()]).toEqual([url, Number(pid)]);
  expect(await ask(heir.url, (redis) => redis.get('kept'))).toBe('yes');
  await heir.stop();
  const connecting = once(connect(Number(new URL(url).port), '127.0.0.1'), 'connect');
  await expect(connecting).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('of three programs that start at once on the same data one gets it', async () => {
  const lines = (await Promise.all([otherProgram(), otherProgram(), otherProgram()])).map(({ line }) => line);
  expect(lines.filter((line) => line === 'redis_in_use')).toHaveLength(2);
  const [url] = lines.find((line) => line.startsWith('redis://'))!.split(' ') as [string];
  expect(await ask(url, (redis) => redis.ping())).toBe('PONG');
  await Promise.all(children.map((child) => (child.kill('SIGKILL'), once(child, 'exit'))));
  await start();
});

test('a record of a server that is long gone, its number another program’s by now, is no obstacle', async () => {
  const first = await start();
  const file = path.join(dataDir, 'redis', 'server.json');
  const record = JSON.parse(await readFile(file, 'utf8'));
  await first.stop();
  await writeFile(file, JSON.stringify({ ...record, pid: process.pid }));
  await writeFile(path.join(dataDir, 'redis', 'starting'), '999999999');
  const second = await start();
  expect(await ask(second.url, (redis) => redis.ping())).toBe('PONG');
});

test('without the command it names the one to run, unless it can be provided', async () => {
  const search = process.env.PATH;
  vi.stubEnv('PATH', '/nowhere');
  await expect(startEmbeddedRedis({ dataDir })).rejects.toMatchObject({
    code: 'redis_missing',
    message: expect.stringContaining('apt-get install redis-server'),
  });
  const asked: unknown[] = [];
  const ensureCommand = async (...request: unknown[]) => {
    asked.push(...request);
    vi.stubEnv('PATH', search);
    return 'redis-server';
  };
  running.push(await startEmbeddedRedis({ dataDir, ensureCommand }));
  vi.unstubAllEnvs();
  expect(asked).toEqual(['redis-server', { package: 'redis-server' }]);
});
