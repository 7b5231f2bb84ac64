import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contentOfBytes } from '../../server/files/content.ts';
import { createLocalStore } from '../../server/files/local-store.ts';
import { createPaperWorker, type PaperWorkerOptions } from '../../server/queue/paper-worker.ts';
import { idFrom } from '../../server/services/id-from.ts';
import type { Watch } from '../../server/queue/watch.ts';
import type { CheckPaper, FileStore, PaperStore } from '../../server/services/papers/ports.ts';
import { createPrisma, type PrismaClient } from '../../server/stores/database.ts';
import { createPaperWork } from '../../server/stores/paper-work.ts';
import { createPaperStore } from '../../server/stores/papers.ts';
import { DATABASES, type TestDatabase } from '../setup/databases.ts';
import { anApplication, type AnApplication } from '../support/an-application.ts';
import { eventually } from '../support/eventually.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

const START = Date.parse('2026-05-06T01:02:03.000Z');

describe.each(DATABASES)('the work on papers, kept in %s', (_, start) => {
  let place: TestDatabase;
  let folder: string;
  let prisma: PrismaClient;
  let papers: PaperStore;
  let files: FileStore;
  let clock: ManualClock;
  let app: AnApplication;
  let made = 0;
  const workers: Watch[] = [];
  const errors: unknown[] = [];
  beforeAll(async () => {
    place = await start();
    prisma = createPrisma(place.database);
    papers = createPaperStore(prisma);
    folder = await mkdtemp(join(tmpdir(), 'worker-'));
    files = createLocalStore({ folder, newName: randomUUID });
  });
  beforeEach(async () => {
    clock = createManualClock(START);
    app = await anApplication(prisma, `赵${++made}`);
    errors.length = 0;
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await prisma.paperFile.updateMany({ data: { dueAt: null } });
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await place.remove();
    await rm(folder, { recursive: true });
  });

  const check: CheckPaper = async (file) => ({
    check: 'done',
    findings: [{ code: 'x', text: `看过 ${file.name}`, place: null }],
  });
  function worker(change: Partial<PaperWorkerOptions> = {}) {
    const one = createPaperWorker({
      work: createPaperWork(prisma),
      papers,
      files,
      scan: null,
      check,
      clock,
      random: () => 0.5,
      onError: (error) => errors.push(error),
      ...change,
    });
    workers.push(one);
    return one;
  }
  async function aFile(name: string, scan: 'off' | 'waiting' = 'off') {
    const content = contentOfBytes(Buffer.from(name));
    await files.put(`${app.application}-${name}`, content);
    return papers.add(
      {
        id: idFrom(app.application, name),
        applicationId: app.application,
        documentId: 'agreement',
        name,
        kind: 'pdf',
        pages: 1,
        replaces: null,
        bytes: content.bytes,
        sha256: content.sha256,
        storageKey: `${app.application}-${name}`,
        scan,
      },
      { applicationId: app.application, contactId: app.contact, key: name, now: new Date(clock.now()) },
    );
  }
  const read = async () =>
    (await papers.ofApplication(app.application)).files.map((file) => [file.name, file.check, file.scan]);
  const settled = (...expected: string[][]) =>
    eventually(read, (seen) => JSON.stringify(seen) === JSON.stringify(expected), 5_000);

  test('what waited before the start and what comes later is checked, each once, by whichever worker', async () => {
    const seen: string[] = [];
    const counting: CheckPaper = async (file) => {
      seen.push(file.name);
      return check(file);
    };
    await aFile('1');
    await aFile('2');
    const both = [worker({ check: counting }), worker({ check: counting })];
    both.forEach((one) => one.start());
    await settled(['1', 'done', 'off'], ['2', 'done', 'off']);
    await aFile('3');
    both[0]!.nudge();
    await eventually(
      async () => {
        clock.advance(50);
        return read();
      },
      (rows) => rows.every(([, state]) => state === 'done'),
      5_000,
    );
    expect(seen.sort()).toEqual(['1', '2', '3']);
    expect(errors).toEqual([]);
    expect((await papers.ofApplication(app.application)).findings.map(({ text }) => text)).toContain(
      '看过 3',
    );
  });

  test('a clean file is handed out, an infected one is taken off and its bytes are gone', async () => {
    const good = await aFile('good', 'waiting');
    const bad = await aFile('bad', 'waiting');
    const scan = async (content: AsyncIterable<Uint8Array | string>) => {
      let text = '';
      for await (const chunk of content) text += Buffer.from(chunk).toString();
      return { threat: text === 'bad' ? 'Eicar' : null };
    };
    worker({ scan }).start();
    await settled(['good', 'done', 'clean'], ['bad', 'not_checked', 'infected']);
    await eventually(
      () => files.size(bad.storageKey),
      (size) => size === null,
      5_000,
    );
    expect(await files.size(good.storageKey)).toBe(4);
    expect((await papers.file(app.application, bad.id))!.state).toBe('removed');
  });

  test('while the scanner is away the hints come, the file waits, and later it is scanned', async () => {
    await aFile('1', 'waiting');
    let away = true;
    const scan = async () => {
      if (away) throw new Error('clamd is away');
      return { threat: null };
    };
    worker({ scan }).start();
    await settled(['1', 'done', 'waiting']);
    await eventually(
      async () => errors.length,
      (count) => count > 0,
      5_000,
    );
    away = false;
    await eventually(
      async () => {
        clock.advance(1_000);
        return read();
      },
      (rows) => rows[0]![2] === 'clean',
      5_000,
    );
  });

  test('what a check could not do is done later, and what a dead worker had taken up is taken up again', async () => {
    await aFile('1');
    let failures = 2;
    const moody: CheckPaper = async (file) => {
      if (failures-- > 0) throw new Error('The store is away.');
      return check(file);
    };
    await createPaperWork(prisma).claim(9, new Date(clock.now()), new Date(clock.now() + 180_000));
    worker({ check: moody }).start();
    await eventually(
      async () => {
        clock.advance(10_000);
        return read();
      },
      (rows) => rows[0]![1] === 'done',
      10_000,
    );
    expect([clock.now() - START >= 180_000, errors.length]).toEqual([true, 2]);
  });

  test('without a scanner any more, files that waited for it are handed out as not scanned', async () => {
    await aFile('1', 'waiting');
    worker().start();
    await settled(['1', 'done', 'off']);
  });
});
