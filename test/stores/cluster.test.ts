import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Cluster, Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAppLimits } from '../../server/stores/redis/app-limits.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { createRedisOperations } from '../../server/stores/redis/operations.ts';
import { createOutbox } from '../../server/stores/redis/outbox.ts';
import { createRequests } from '../../server/stores/redis/requests.ts';
import { createTokenStore } from '../../server/stores/redis/token-store.ts';
import { freePort } from '../support/redis.ts';
import { buildOutgoing, buildRequest, buildTurn, NOON, versionAfter } from './turns.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** A node in cluster mode holding all slots refuses any script or command over two of them. */
let directory: string;
let server: ChildProcess;
let cluster: Cluster;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'lianbei-cluster-'));
  const [port, busPort] = [await freePort(), await freePort()];
  const address = ['--cluster-announce-ip', '127.0.0.1', '--cluster-port', String(busPort)];
  const mode = ['--cluster-enabled', 'yes', ...address, '--save', ''];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, ...mode];
  server = spawn('redis-server', args, { stdio: 'ignore' });
  const node = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null });
  node.on('error', () => {});
  await node.cluster('ADDSLOTS', ...Array.from({ length: 16384 }, (_, slot) => slot));
  await vi.waitFor(async () => expect(await node.cluster('INFO')).toContain('cluster_state:ok'), {
    interval: 5,
    timeout: 10_000,
  });
  node.disconnect();
  cluster = new Cluster([{ host: '127.0.0.1', port }], { enableAutoPipelining: true });
});
afterAll(async () => {
  cluster.disconnect();
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
  await rm(directory, { recursive: true });
});

test('everything runs on a cluster: no script and no command reaches over two slots', async () => {
  const layout = createLayout();
  const conversations = createConversations(cluster, { layout });
  const outbox = createOutbox(cluster, {
    layout,
    lease: 1000,
    limits: { path: '/a', perMinute: 9, perHour: 99 },
  });
  const requests = createRequests(cluster, layout);
  for (const person of ['wecom:corp:{甲}', 'wecom:corp:b', 'wecom:corp:c']) {
    const lane = layout.laneOf(person);
    const outgoing = ['一', '二', '三'].map((content) => buildOutgoing(content, { path: '/a' }));
    const turn = buildTurn({ person, outgoing, requests: [buildRequest()] });
    expect(await conversations.commit(turn)).toBe('committed');
    expect(await conversations.load(person, turn.key)).toMatchObject({
      version: versionAfter(1),
      seen: true,
    });

    const claimed = await outbox.claim(person, 'h1', NOON);
    if (claimed.type !== 'send') throw new Error('nothing claimed');
    expect(await outbox.renew(claimed.claim, NOON)).toBe(true);
    const next = await outbox.finish(claimed.claim, 'h2', NOON, { reason: 'unknown' });
    if (next.type !== 'send') throw new Error('nothing claimed');
    await outbox.postpone(next.claim, NOON + 5, true);
    expect(await outbox.peek(lane, 5)).toContainEqual({ item: person, due: NOON + 5 });

    const [waiting] = await requests.peek(lane, 1);
    const request = (await requests.claim(lane, waiting!.item, NOON, 1000))!;
    expect(await requests.countFailure(request)).toBe(1);
    await requests.postpone(request, NOON);
    await requests.finish(request);
  }
  const operations = createRedisOperations(cluster, layout);
  await operations.ping(5000);
  expect(await operations.depth()).toMatchObject({ people: 3, requests: 0, dead: 3 });
  expect(await operations.deadLetters(9)).toHaveLength(3);

  const limits = createAppLimits(cluster, { layout, perMinute: 9, perHour: 9 });
  expect(await limits.admit('wecom:corp', NOON)).toBe(0);
  await limits.pause('wecom:corp', NOON + 9, NOON);
  expect(await limits.admit('wecom:corp', NOON)).toBe(NOON + 9);

  const tokens = createTokenStore(cluster, { layout });
  expect(await tokens.locked('app', 0, () => tokens.replace('app', null, 'token', 60))).toBe(true);
  await tokens.forget('app', 'token');
  expect(await tokens.read('app')).toBeNull();
});
