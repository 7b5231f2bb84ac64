import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClamdScan } from '../../server/files/clamd.ts';
import { contentOfBytes } from '../../server/files/content.ts';
import { EICAR, startFakeClamd, type FakeClamd } from './fake-clamd.ts';

let clamd: FakeClamd;
beforeAll(async () => {
  clamd = await startFakeClamd();
});
beforeEach(() => {
  clamd.mood = 'well';
  clamd.streams.length = 0;
});
afterAll(() => clamd.stop());

const scan = (bytes: Buffer, url = clamd.url, silence = 5_000) =>
  createClamdScan(url, silence)(contentOfBytes(bytes).open() as AsyncIterable<Buffer>);

test('a file is sent whole, and what clamd says of it is told', async () => {
  const bytes = randomBytes(3_000_000);
  expect(await scan(bytes)).toEqual({ threat: null });
  expect(clamd.streams.map((stream) => stream.equals(bytes))).toEqual([true]);
  expect(await scan(Buffer.from(`x${EICAR}`))).toEqual({ threat: 'Eicar-Test-Signature' });
});

test('clamd may listen on a socket', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
  const local = await startFakeClamd(join(folder, 'clamd.ctl'));
  expect(await scan(Buffer.from(EICAR), local.url)).toEqual({ threat: 'Eicar-Test-Signature' });
  await local.stop();
  await rm(folder, { recursive: true });
});

test.each([
  ['hung_up', /hung up|ECONNRESET|EPIPE/],
  ['silent', /silent/],
  ['full', /size limit exceeded/],
  ['babbling', /without end/],
] as const)('a clamd that is %s says nothing of the file', async (mood, message) => {
  clamd.mood = mood;
  await expect(scan(Buffer.from('x'), clamd.url, 300)).rejects.toThrow(message);
});

test('a clamd that is away says nothing of the file', async () => {
  await expect(scan(randomBytes(500_000), 'tcp://127.0.0.1:9')).rejects.toThrow(/ECONNREFUSED/);
});
