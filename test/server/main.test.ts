import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSimulator, madeUpCredentials } from '../../bot/simulator/index.ts';
import { copyEmbeddedDatabase } from '../setup/embedded-folder.ts';
import { freePort, runProgram, type Program } from '../setup/program.ts';

let dataDir: string;
const programs: Program[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'data-'));
});
afterEach(async () => {
  for (const program of programs.splice(0))
    if (program.child.exitCode === null) await program.signal('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

const CHAT = /Chat page: (\S+)/;
const SERVER = /Server: (\S+)/;

function run(env: Record<string, string> = {}): Program {
  const program = runProgram({ DATA_DIR: dataDir, PORT: '0', ...env });
  programs.push(program);
  return program;
}

describe('npm start', { timeout: 120_000 }, () => {
  test('on an empty folder it is ready when it says so, and a second one there is told so', async () => {
    const first = run();
    const [, chat] = await first.said(CHAT);
    const [, server] = await first.said(SERVER);
    expect((await fetch(chat!)).status).toBe(200);
    const second = run();
    expect(await second.ended()).toMatchObject({ code: 1 });
    expect(second.output()).toMatch(/Another process is already using .*set DATA_DIR/);
    expect(await (await fetch(`${server}/readyz`)).json()).toMatchObject({ status: 'ok' });
    expect(await first.signal('SIGTERM')).toMatchObject({ code: 0 });
    await expect(fetch(`${server}/healthz`)).rejects.toThrow();
  });

  test('killed without warning, it starts again on what it left, and stops cleanly', async () => {
    await copyEmbeddedDatabase(join(dataDir, 'postgres'), 'furnished');
    const first = run();
    await first.said(SERVER);
    await first.signal('SIGKILL');
    const second = run();
    const [, server] = await second.said(SERVER);
    expect((await fetch(`${server}/readyz`)).status).toBe(200);
    expect(await second.signal('SIGINT')).toMatchObject({ code: 0 });
  });

  test('a signal in the middle of the start ends it cleanly', async () => {
    await copyEmbeddedDatabase(join(dataDir, 'postgres'), 'furnished');
    const program = run();
    await new Promise((resolve) => program.child.once('spawn', resolve));
    await expect.poll(() => readdir(dataDir), { timeout: 60_000 }).toContain('redis');
    expect(await program.signal('SIGTERM')).toMatchObject({ code: 0 });
  });

  test('wrong settings end it with every fault and nothing else', async () => {
    const program = run({ NODE_ENV: 'production', PORT: 'x' });
    expect(await program.ended()).toMatchObject({ code: 1 });
    expect(program.output()).toMatch(/^The settings are not usable:\n {2}- PORT/);
    expect(program.output()).toMatch(/DATABASE_URL must be set in production[^]*REDIS_URL[^]*WECOM_CORP_ID/);
    expect(program.output()).not.toMatch(/\n {4}at /);
  });

  test('a database that is not there ends it with what failed and without the password', async () => {
    const port = await freePort();
    const program = run({ DATABASE_URL: `postgresql://u:HIDDEN@127.0.0.1:${port}/x` });
    expect(await program.ended()).toMatchObject({ code: 1 });
    expect(program.output()).toContain('The database could not be brought up to date');
    expect(program.output()).not.toContain('HIDDEN');
  });
});

/** How many people the program still has messages for. */
async function waitingOf(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/lianbei_outbox\{waiting="people"\} (\d+)/.exec(text)?.[1]);
}

test('stopped and started again under load, it loses no message and doubles none', async () => {
  const people = Array.from({ length: 30 }, (_, i) => ({ userid: `person${i}`, name: `申报人${i}` }));
  const simulator = await createSimulator({
    credentials: madeUpCredentials(randomBytes),
    title: '测试',
    contacts: people,
    now: Date.now,
    random: randomBytes,
    callbackRetryMs: 4_000,
  });
  const { corpId, agentId, secret, callbackToken, encodingAesKey } = simulator.credentials;
  const typesFor = (userid: string) => simulator.fromApp(userid).map(({ content }) => content.type);
  const port = await freePort();
  const env = {
    PORT: String(port),
    WECOM_CORP_ID: corpId,
    WECOM_AGENT_ID: String(agentId),
    WECOM_SECRET: secret,
    WECOM_CALLBACK_TOKEN: callbackToken,
    WECOM_CALLBACK_AES_KEY: encodingAesKey,
    WECOM_API_BASE: simulator.apiBase,
  };
  await copyEmbeddedDatabase(join(dataDir, 'postgres'), 'furnished');
  try {
    const first = run(env);
    await first.said(SERVER);
    await simulator.connect(`http://127.0.0.1:${port}/wecom/callback`);
    await simulator.say('person0', '你好');
    await simulator.waitForMessages('person0', 1);

    const said = people.slice(1).map(({ userid }) => simulator.say(userid, '你好'));
    await Promise.race(said);
    expect(await first.signal('SIGTERM')).toMatchObject({ code: 0 });
    const second = run(env);
    await second.said(SERVER);
    await Promise.all(said);
    await expect.poll(() => waitingOf(port), { timeout: 30_000 }).toBe(0);
    const calm = typesFor('person0');
    expect(calm.length).toBeGreaterThan(0);
    for (const { userid } of people) expect(typesFor(userid)).toEqual(calm);
    expect(simulator.problems()).toEqual([]);
  } finally {
    await simulator.close();
  }
}, 120_000);
