import { appendFile, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig, type Config } from '../../../server/config.ts';
import { contentOfBytes } from '../../../server/files/content.ts';
import { canonicalJson } from '../../../server/services/submissions/canonical-json.ts';
import { createFiles } from '../../../server/start/file-store.ts';
import { verifyStored } from '../../../server/start/verify-stored.ts';
import { appendAudit } from '../../../server/stores/audit/append.ts';
import { startDatabase } from '../../setup/databases.ts';
import { AT, openPlace, type Place } from '../stores/ground.ts';

let place: Place;
let config: Config;
let folder: string;
let entries: number;
const kept = { submission: '', file: '', report: '' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
  let url = '';
  place = await openPlace(async () => {
    const started = await startDatabase();
    ({ url } = started.database);
    return started;
  });
  config = loadConfig({ NODE_ENV: 'test', DATA_DIR: folder, DATABASE_URL: url });
  await fillPlace();
  entries = await place.prisma.auditEntry.count();
});
afterAll(async () => {
  await place.close();
  await rm(folder, { recursive: true, force: true });
});

/** A case that was handed in with one file, filed, and reported on; and a few steps in the chain. */
async function fillPlace(): Promise<void> {
  const { prisma } = place;
  const someone = await place.person('王工');
  const organisationId = await place.organisation({ [someone]: 'owner' });
  const { id: applicationId } = await place.application(organisationId, someone);
  const content = contentOfBytes(Buffer.from('组建协议'));
  await createFiles(config, Date.now).put('agreement-key', content);
  const { sha256, bytes } = content;
  const stored = { storageKey: 'agreement-key', sha256, bytes };
  kept.file = await place.file(applicationId, 'agreement', someone, stored);
  const handedIn = versionOf({ title: '减速器', files: [{ id: kept.file, sha256 }] });
  kept.submission = place.newId('submission');
  await prisma.submission.create({
    data: {
      ...{
        id: kept.submission,
        applicationId,
        version: 1,
        number: 'R-1',
        state: 'submitted',
        draftVersion: 1,
      },
      ...{ ...handedIn, submittedBy: someone, submittedAt: AT },
    },
  });
  await addReport(applicationId, organisationId, someone);
  const told = { submission: kept.submission, digest: handedIn.digest };
  for (const data of [{ note: 1 }, told, { note: 2.5, 备注: '二' }]) {
    const entry = { actor: someone, action: 'step', applicationId, data, at: AT };
    await prisma.$transaction((tx) => appendAudit(tx, entry));
  }
}

async function addReport(applicationId: string, organisationId: string, by: string): Promise<void> {
  const filingId = place.newId('filing');
  await place.prisma.filing.create({
    data: {
      ...{ id: filingId, applicationId, organisationId, submissionId: kept.submission, number: 'F-1' },
      ...{ verifyCode: 'v', title: '减速器', leadName: '甲', members: [], filedOn: '2026-01-05' },
      ...{ validUntil: '2029-01-04', filedBy: by, filedAt: AT },
    },
  });
  const reportId = place.newId('report');
  const values = { turnover: 12.5 };
  await place.prisma.annualReport.create({
    data: {
      ...{ id: reportId, filingId, applicationId, year: 2026, state: 'submitted', dueOn: '2027-03-31' },
      ...{ values, openedAt: AT },
    },
  });
  kept.report = place.newId('report version');
  await place.prisma.annualReportVersion.create({
    data: {
      ...{ id: kept.report, reportId, version: 1, number: 'A-1', ...versionOf({ values }) },
      ...{ submittedBy: by, submittedAt: AT },
    },
  });
}

const versionOf = (snapshot: Record<string, never> | object) => ({
  snapshot: snapshot as Record<string, string>,
  digest: contentOfBytes(Buffer.from(canonicalJson(snapshot as Record<string, string>))).sha256,
});

async function verify(anchor: Parameters<typeof verifyStored>[1] = null) {
  const lines: string[] = [];
  const status = await verifyStored(config, anchor, (line) => lines.push(line));
  return { status, lines, faults: lines.filter((line) => line.startsWith('FAULT')) };
}

/** As somebody who may do anything to the database. */
async function unguarded(sql: string): Promise<void> {
  await place.prisma.$transaction([
    place.prisma.$executeRawUnsafe(`SET LOCAL session_replication_role = replica`),
    place.prisma.$executeRawUnsafe(sql),
  ]);
}

test('what nobody touched is as it was written down', async () => {
  const { status, lines } = await verify();
  expect(status).toBe(0);
  expect(lines).toContain(`Audit entries: ${entries}`);
  expect(lines).toContain('Handed-in versions: 1 of applications, 1 of annual reports');
  expect(lines).toContain('Files: 1 (12 bytes)');
});

test.each([
  ['actor', `'someone else'`],
  ['action', `'another step'`],
  ['at', `at + interval '1 second'`],
  ['data', `'{"note": 3}'`],
  ['application_id', 'NULL'],
  ['previous', `repeat('1', 64)`],
  ['hash', `repeat('2', 64)`],
])('an entry whose %s was changed is named', async (column, value) => {
  await unguarded('CREATE TABLE kept_entry AS SELECT * FROM audit_entry WHERE seq = 3');
  await unguarded(`UPDATE audit_entry SET ${column} = ${value} WHERE seq = 3`);
  const { status, faults } = await verify();
  await unguarded('DELETE FROM audit_entry WHERE seq = 3');
  await unguarded('INSERT INTO audit_entry SELECT * FROM kept_entry');
  await unguarded('DROP TABLE kept_entry');
  expect(status).toBe(1);
  expect(faults.join('\n')).toMatch(/^FAULT audit 3: /);
  expect((await verify()).status).toBe(0);
});

test.each([1, 2, 3])('that entry %i was taken out shows', async (seq) => {
  await unguarded(`CREATE TABLE kept_entry AS SELECT * FROM audit_entry WHERE seq = ${seq}`);
  await unguarded(`DELETE FROM audit_entry WHERE seq = ${seq}`);
  const { faults } = await verify();
  await unguarded('INSERT INTO audit_entry SELECT * FROM kept_entry');
  await unguarded('DROP TABLE kept_entry');
  expect(faults[0]).toMatch(/missing|last entry/);
});

test('an end of the chain that was cut off together with its head is shown by an anchor', async () => {
  const head = await place.prisma.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  await unguarded('CREATE TABLE kept_entry AS SELECT * FROM audit_entry WHERE seq = 3');
  await unguarded('DELETE FROM audit_entry WHERE seq = 3');
  await unguarded('UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit_entry WHERE seq = 2)');
  const [unnoticed, noticed] = [await verify(), await verify(head)];
  await unguarded('INSERT INTO audit_entry SELECT * FROM kept_entry');
  await unguarded('DROP TABLE kept_entry');
  await place.prisma.auditHead.update({ where: { id: 1 }, data: head });
  expect(unnoticed.status).toBe(0);
  expect(noticed.faults).toEqual(['FAULT audit 3: is named by the anchor, but there is no such entry']);
  expect((await verify(head)).status).toBe(0);
});

test('a changed snapshot is named by its number, also where its digest was changed with it', async () => {
  const { prisma } = place;
  const where = { id: kept.submission };
  const before = await prisma.submission.findUniqueOrThrow({ where });
  const forged = versionOf({ ...(before.snapshot as object), title: '轴承' });
  await prisma.submission.update({ where, data: { snapshot: forged.snapshot } });
  const changed = await verify();
  await prisma.submission.update({ where, data: forged });
  const rewritten = await verify();
  await prisma.submission.update({
    where,
    data: { snapshot: before.snapshot as Record<string, string>, digest: before.digest },
  });
  expect(changed.faults).toEqual([
    'FAULT submission R-1: has been changed: its content does not give its digest',
  ]);
  expect(rewritten.faults).toEqual([
    `FAULT audit 2: tells of another digest of the handed-in version ${kept.submission}`,
  ]);
  expect((await verify()).status).toBe(0);
});

test('a changed annual report is named by its number', async () => {
  const where = { id: kept.report };
  const { snapshot } = await place.prisma.annualReportVersion.findUniqueOrThrow({ where });
  await place.prisma.annualReportVersion.update({ where, data: { snapshot: { values: { turnover: 13 } } } });
  const { faults } = await verify();
  await place.prisma.annualReportVersion.update({
    where,
    data: { snapshot: snapshot as Record<string, string> },
  });
  expect(faults).toEqual(['FAULT annual report A-1: has been changed: its content does not give its digest']);
});

test('a file whose bytes, digest or content is not as it was is named', async () => {
  const { prisma } = place;
  const files = join(folder, 'files');
  const [found] = (await readdir(files, { recursive: true })).filter((name) =>
    name.endsWith('agreement-key'),
  );
  const path = join(files, found!);
  await prisma.paperFile.update({ where: { id: kept.file }, data: { sha256: 'b'.repeat(64) } });
  const swapped = await verify();
  const { snapshot } = await prisma.submission.findUniqueOrThrow({ where: { id: kept.submission } });
  const [{ sha256 }] = (snapshot as unknown as { files: [{ sha256: string }] }).files;
  await prisma.paperFile.update({ where: { id: kept.file }, data: { sha256 } });
  expect(swapped.faults).toEqual([
    `FAULT submission R-1: names another content of the file ${kept.file} than is kept`,
    `FAULT file ${kept.file}: its content has been changed (agreement-key)`,
  ]);
  expect((await verify()).status).toBe(0);
  await appendFile(path, '。');
  expect((await verify()).faults).toEqual([
    `FAULT file ${kept.file}: its content has been changed (agreement-key)`,
  ]);
  await rename(path, `${path}-away`);
  expect((await verify()).faults).toEqual([
    `FAULT file ${kept.file}: its content is gone from the store (agreement-key)`,
  ]);
});
