import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idFrom } from '../../server/services/id-from.ts';
import type { Deed, NewPaperFile, PaperStore, PaperWork } from '../../server/services/papers/ports.ts';
import { createPrisma, type PrismaClient } from '../../server/stores/database.ts';
import { createPaperWork } from '../../server/stores/paper-work.ts';
import { createPaperStore } from '../../server/stores/papers.ts';
import { DATABASES, type TestDatabase } from '../setup/databases.ts';
import { anApplication, type AnApplication } from '../support/an-application.ts';

const NOW = new Date('2026-05-06T01:02:03.456Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe.each(DATABASES)('papers on %s', (_, start) => {
  let place: TestDatabase;
  let prisma: PrismaClient;
  let papers: PaperStore;
  let work: PaperWork;
  let place1: AnApplication;
  let counter = 0;
  beforeAll(async () => {
    place = await start();
    prisma = createPrisma(place.database);
    papers = createPaperStore(prisma);
    work = createPaperWork(prisma);
  });
  beforeEach(async () => {
    place1 = await anApplication(prisma, `王${++counter}`);
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await place.remove();
  });

  const deed = (change: Partial<Deed> = {}): Deed => ({
    applicationId: place1.application,
    contactId: place1.contact,
    key: `key-${++counter}`,
    now: NOW,
    ...change,
  });
  const aFile = (name: string, change: Partial<NewPaperFile> = {}): NewPaperFile => ({
    id: idFrom(place1.application, name),
    applicationId: place1.application,
    documentId: 'agreement',
    name,
    kind: 'pdf',
    bytes: 10,
    sha256: 'a'.repeat(64),
    storageKey: name,
    pages: 2,
    replaces: null,
    scan: 'off',
    ...change,
  });
  const version = async () =>
    (await prisma.application.findUniqueOrThrow({ where: { id: place1.application } })).version;
  const events = async () =>
    (
      await prisma.applicationEvent.findMany({
        where: { applicationId: place1.application },
        orderBy: { id: 'asc' },
      })
    ).map(({ type }) => type);
  const syncs = () => prisma.conversationSync.count({ where: { applicationId: place1.application } });

  test('a file is added once, however often and however concurrently it is handed over', async () => {
    const file = aFile('协议.pdf');
    const same = deed();
    const added = await Promise.all(Array.from({ length: 4 }, () => papers.add(file, same, { pictures: 3 })));
    expect(new Set(added.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(added[0]).toMatchObject({
      state: 'current',
      check: 'running',
      by: { id: place1.contact },
      at: NOW,
    });
    expect([await version(), await events(), await syncs()]).toEqual([2, ['file_added'], 1]);
    const [event] = await prisma.applicationEvent.findMany({ where: { applicationId: place1.application } });
    expect(event!.data).toMatchObject({ file: file.id, document: 'agreement', pictures: 3 });
  });

  test('a later file takes the place of an earlier one, which stays as history', async () => {
    const first = await papers.add(aFile('1.pdf'), deed());
    const second = await papers.add(aFile('2.pdf', { replaces: first.id }), deed({ now: later(1) }));
    const { files } = await papers.ofApplication(place1.application);
    expect(files.map(({ id, state }) => [id, state])).toEqual([
      [first.id, 'replaced'],
      [second.id, 'current'],
    ]);
    const again = papers.add(aFile('3.pdf', { replaces: first.id }), deed());
    await expect(again).rejects.toMatchObject({ code: 'replaced_already' });
    const elsewhere = papers.add(aFile('4.pdf', { replaces: second.id, documentId: 'proposal' }), deed());
    await expect(elsewhere).rejects.toMatchObject({ code: 'replaced_already' });
    expect(await events()).toHaveLength(2);
  });

  test('of two files for one place only one gets it', async () => {
    const first = await papers.add(aFile('1.pdf'), deed());
    const both = await Promise.allSettled(
      ['a.pdf', 'b.pdf'].map((name) => papers.add(aFile(name, { replaces: first.id }), deed())),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a removed file can be put back, with one event for each step', async () => {
    const file = await papers.add(aFile('1.pdf'), deed());
    await papers.remove(file.id, deed());
    await papers.remove(file.id, deed());
    expect((await papers.file(place1.application, file.id))!.state).toBe('removed');
    expect((await papers.restore(file.id, deed())).state).toBe('current');
    expect((await papers.restore(file.id, deed())).state).toBe('current');
    expect((await events()).sort()).toEqual(['file_added', 'file_removed', 'file_restored']);
    expect(await version()).toBe(4);
  });

  test('nothing is found under another application', async () => {
    const file = await papers.add(aFile('1.pdf'), deed());
    await papers.replaceFindings(
      file,
      { check: 'done', findings: [{ code: 'x', text: '甲', place: null }] },
      NOW,
    );
    const [finding] = (await papers.ofApplication(place1.application)).findings;
    const other = await anApplication(prisma, `李${counter}`);
    const foreign = deed({ applicationId: other.application });
    expect(await papers.file(other.application, file.id)).toBeNull();
    expect(await papers.finding(other.application, finding!.id)).toBeNull();
    await expect(papers.remove(file.id, foreign)).rejects.toMatchObject({ status: 404 });
    await expect(papers.restore(file.id, foreign)).rejects.toMatchObject({ status: 404 });
    await expect(papers.dismiss(finding!.id, '理由', foreign)).rejects.toMatchObject({ status: 404 });
    const lost = deed({ applicationId: idFrom('no', 'such') });
    await expect(papers.remove(file.id, lost)).rejects.toMatchObject({ status: 404 });
  });

  test('looking again keeps what was dismissed, drops what is gone and adds what is new', async () => {
    const file = await papers.add(aFile('1.pdf'), deed());
    const found = (...texts: string[]) => ({
      check: 'done' as const,
      findings: texts.map((text) => ({ code: 'contents_missing', text, place: null })),
    });
    const texts = async () =>
      (await papers.ofApplication(place1.application)).findings.map((one) => [
        one.text,
        one.dismissed?.reason,
      ]);
    await papers.replaceFindings(file, found('乙', '甲', '甲'), NOW);
    expect(await texts()).toEqual([
      ['乙', undefined],
      ['甲', undefined],
    ]);
    const { findings } = await papers.ofApplication(place1.application);
    const dismissed = await papers.dismiss(findings[1]!.id, '写在附件里', deed());
    expect(dismissed.dismissed).toMatchObject({ by: { id: place1.contact }, reason: '写在附件里', at: NOW });
    const before = await version();
    await papers.replaceFindings(file, found('丙', '甲'), NOW);
    expect(await texts()).toEqual([
      ['丙', undefined],
      ['甲', '写在附件里'],
    ]);
    expect(await version()).toBe(before + 1);
    await papers.replaceFindings(file, found('丙', '甲'), NOW);
    expect(await version()).toBe(before + 1);
    expect((await papers.reopen(findings[1]!.id, deed())).dismissed).toBeNull();
    expect((await papers.file(place1.application, file.id))!.check).toBe('done');
  });

  test('findings of files that are not current are not shown', async () => {
    const file = await papers.add(aFile('1.pdf'), deed());
    await papers.replaceFindings(
      file,
      { check: 'done', findings: [{ code: 'x', text: '甲', place: null }] },
      NOW,
    );
    await papers.remove(file.id, deed());
    expect((await papers.ofApplication(place1.application)).findings).toEqual([]);
  });

  describe('the work on them', () => {
    const mine = async (count: number, now: Date, until: Date) =>
      (await work.claim(count, now, until)).filter(({ file }) => file.applicationId === place1.application);
    beforeEach(async () => {
      await prisma.paperFile.updateMany({ data: { dueAt: null } });
    });

    test('each waiting file goes to one worker, and to another when the first has died', async () => {
      for (const name of ['1', '2', '3']) await papers.add(aFile(name), deed());
      const claims = await Promise.all(Array.from({ length: 3 }, () => mine(2, NOW, later(1_000))));
      const ids = claims.flat().map(({ file }) => file.id);
      expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
      expect(await mine(9, later(999), later(2_000))).toEqual([]);
      const second = await mine(9, later(1_000), later(2_000));
      expect(second.map(({ attempts }) => attempts)).toEqual([2, 2, 2]);
    });

    test('a checked file is done with; one that waits for the scanner is not', async () => {
      const off = await papers.add(aFile('off'), deed());
      const waiting = await papers.add(aFile('waiting', { scan: 'waiting' }), deed());
      for (const file of [off, waiting]) {
        await papers.replaceFindings(file, { check: 'done', findings: [] }, NOW);
        await work.done(file.id);
      }
      expect((await mine(9, NOW, later(1_000))).map(({ file }) => file.id)).toEqual([waiting.id]);
      await work.scanned(waiting.id, 'clean');
      await work.done(waiting.id);
      expect(await work.nextDue()).toBeNull();
      expect((await papers.file(place1.application, waiting.id))!.scan).toBe('clean');
    });

    test('what failed comes back when it is due', async () => {
      const file = await papers.add(aFile('1'), deed());
      await mine(9, NOW, later(1_000));
      await work.postpone(file.id, later(60_000));
      expect(await work.nextDue()).toEqual(later(60_000));
      expect(await mine(9, later(59_999), later(90_000))).toEqual([]);
      expect(await mine(9, later(60_000), later(90_000))).toHaveLength(1);
    });

    test('an infected file leaves the checklist for good', async () => {
      const file = await papers.add(aFile('1', { scan: 'waiting' }), deed());
      await work.infected(file, 'Eicar', NOW);
      expect(await papers.file(place1.application, file.id)).toMatchObject({
        scan: 'infected',
        state: 'removed',
      });
      await expect(papers.restore(file.id, deed())).rejects.toMatchObject({ code: 'infected' });
      await papers.recheck(place1.application, NOW);
      expect(await work.nextDue()).toBeNull();
      expect((await events()).sort()).toEqual(['file_added', 'file_infected']);
    });

    test('what a file is held against has changed: every current one is looked at again', async () => {
      const file = await papers.add(aFile('1'), deed());
      await papers.replaceFindings(file, { check: 'done', findings: [] }, NOW);
      await work.done(file.id);
      await papers.recheck(place1.application, later(5));
      await work.done(file.id);
      expect(await mine(9, later(5), later(9))).toMatchObject([{ attempts: 1, file: { check: 'running' } }]);
    });
  });
});
