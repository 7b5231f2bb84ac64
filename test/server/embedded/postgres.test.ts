import { mkdtemp, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../server/embedded/postgres.ts';
import { copyEmbeddedDatabase } from '../../setup/embedded-folder.ts';
import { createPrisma, type PrismaClient } from '../../../server/stores/database.ts';

let folder: string;
let postgres: EmbeddedPostgres;
const clients: PrismaClient[] = [];

function client(): PrismaClient {
  const prisma = createPrisma(postgres.database);
  clients.push(prisma);
  return prisma;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pglite-'));
  await copyEmbeddedDatabase(folder, 'empty');
  postgres = await startEmbeddedPostgres(folder);
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((prisma) => prisma.$disconnect()));
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const socketPath = () => `${new URL(postgres.database.url).searchParams.get('host')}/.s.PGSQL.5432`;

test('what was written is there after a stop and a start', async () => {
  await client().$executeRaw`CREATE TABLE kept (a INT)`;
  await clients[0]!.$executeRaw`INSERT INTO kept VALUES (1)`;
  await clients[0]!.$disconnect();
  await postgres.stop();
  postgres = await startEmbeddedPostgres(folder);
  expect(await client().$queryRaw`SELECT a FROM kept`).toEqual([{ a: 1 }]);
});

test('clients at once get each their own answers', async () => {
  const [one, two] = [client(), client()];
  const asked = Array.from({ length: 40 }, async (_, i) => {
    const prisma = i % 2 ? one : two;
    const rows = await prisma.$queryRawUnsafe<{ n: number }[]>(`SELECT $1::int AS n, '${'x'.repeat(i)}'`, i);
    return rows[0]!.n;
  });
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 40 }, (_, i) => i));
});

test('another client waits for the end of a transaction and does not fall into it', async () => {
  await client().$executeRaw`CREATE TABLE t (a INT)`;
  await clients[0]!.$disconnect();
  const [one, two] = [await openSession(), await openSession()];
  const order: string[] = [];
  await one.ask('BEGIN; INSERT INTO t VALUES (1)');
  const outside = two.ask('INSERT INTO t VALUES (2)').then(() => order.push('two'));
  for (let i = 0; i < 20; i += 1) await one.ask('SELECT pg_sleep(0.005)');
  await one.ask('ROLLBACK').then(() => order.push('one'));
  one.close();
  await outside;
  two.close();
  expect(order).toEqual(['one', 'two']);
  expect(await client().$queryRaw`SELECT a FROM t`).toEqual([{ a: 2 }]);
});

test('a client that breaks off in a transaction, holding a lock, leaves nothing behind', async () => {
  const session = await openSession();
  await session.ask('BEGIN; CREATE TABLE half (a INT); SELECT pg_advisory_lock(7)');
  session.close();
  const rows = await client().$queryRaw`
    SELECT to_regclass('half') IS NULL AS gone, (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory') AS locks`;
  expect(rows).toEqual([{ gone: true, locks: 0 }]);
});

test('bytes that are no protocol end that connection only', async () => {
  const socket = connect(socketPath());
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\n\r\n');
  socket.end();
  await once(socket, 'close');
  expect(await client().$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

test('only the user who runs it can reach it', async () => {
  const { mode } = await stat(join(socketPath(), '..'));
  expect(mode & 0o077).toBe(0);
});

/** A client that says exactly what a test wants said, down to leaving without a goodbye. */
async function openSession() {
  const socket = connect(socketPath());
  await once(socket, 'connect');
  let rest = Buffer.alloc(0);
  let ready = 0;
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      if (rest[0] === 'Z'.charCodeAt(0)) socket.emit('ready', (ready += 1));
      rest = rest.subarray(1 + rest.readUInt32BE(1));
    }
  });
  socket.write(startupPacket());
  let wanted = 1;
  return {
    /** Resolves when the server has answered and is ready for the next query. */
    ask: async (sql: string) => {
      wanted += 1;
      socket.write(simpleQuery(sql));
      while (ready < wanted) await once(socket, 'ready');
    },
    close: () => socket.destroy(),
  };
}

function startupPacket(): Buffer {
  const body = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, body]);
}

function simpleQuery(sql: string): Buffer {
  const body = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head.write('Q');
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}
