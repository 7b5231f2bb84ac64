import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Redis } from 'ioredis';
import { connectRedis } from '../../server/stores/redis/client.ts';

/** A real Redis on a directory of its own, for one test file. */
export interface TestRedis {
  url: string;
  /** A connection of its own; closed by `stop`. */
  connect(): Redis;
  /** SIGKILL, as when the machine runs out of memory. Connections stay open and wait. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestRedis(): Promise<TestRedis> {
  const directory = await mkdtemp(path.join(tmpdir(), 'lianbei-redis-'));
  const port = await freePort();
  const connections: Redis[] = [];
  let server = await launch(directory, port);

  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    connect() {
      const redis = connectRedis(`redis://127.0.0.1:${port}`);
      connections.push(redis);
      return redis;
    },
    kill,
    async revive() {
      server = await launch(directory, port);
    },
    async stop() {
      connections.forEach((redis) => redis.disconnect());
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Resolves once the server says that it takes connections. */
async function launch(directory: string, port: number): Promise<ChildProcess> {
  const settings = ['--appendonly', 'yes', '--appendfsync', 'no', '--save', ''];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, ...settings];
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (said.includes('Ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`redis-server ended at its start: ${said}`)));
  });
  return server;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
