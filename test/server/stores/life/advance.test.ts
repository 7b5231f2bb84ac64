import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPrisma, type PrismaClient } from '../../../../server/stores/database.ts';
import { whileHolding } from '../../../../server/stores/applications/hold.ts';
import { act, advance, type Step } from '../../../../server/stores/life/advance.ts';
import { chainHash, GENESIS } from '../../../../server/services/audit/chain.ts';
import { DATABASES, type TestDatabase } from '../../../setup/databases.ts';
import { randomId } from '../../../setup/people.ts';

const NOW = new Date('2026-11-26T02:00:00.000Z');
const OFFICER = { kind: 'officer', id: 'o'.repeat(22), role: 'reviewer' } as const;

describe.each(DATABASES)('on %s', (_, open) => {
  let place: TestDatabase;
  let prisma: PrismaClient;
  beforeAll(async () => {
    place = await open();
    prisma = createPrisma(place.database);
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await place.remove();
  });

  async function application(state: string): Promise<string> {
    const [id, organisationId] = [randomId(), randomId()];
    const organisation = { id: organisationId, name: '甲', code: organisationId, foundedBy: 'x' };
    await prisma.organisation.create({ data: organisation });
    const made = { createdBy: 'x', createdAt: NOW, updatedAt: NOW };
    await prisma.application.create({
      data: { id, organisationId, packId: 'p', packVersion: '1', state, ...made },
    });
    return id;
  }
  const take = (applicationId: string, change: Partial<Step> = {}) =>
    whileHolding(prisma, applicationId, (tx) =>
      advance(tx, {
        ...{ applicationId, transition: 'begin_review', by: OFFICER, base: 0, key: randomId(), now: NOW },
        notices: [{ key: 'told', event: 'review_begun' }],
        ...change,
      }),
    );

  test('a step changes state, timeline, trail and outbox together', async () => {
    const id = await application('submitted');
    expect(await take(id)).toEqual({ state: 'under_review', caseVersion: 1, repeated: false });
    const after = await prisma.application.findUniqueOrThrow({ where: { id } });
    expect([after.state, after.stateSince, after.version]).toEqual(['under_review', NOW, 2]);
    const where = { applicationId: id };
    expect(await prisma.applicationEvent.findMany({ where, select: { type: true, audience: true } })).toEqual(
      [{ type: 'review_begun', audience: 'all' }],
    );
    const [entry] = await prisma.auditEntry.findMany({ where });
    expect(entry!.data).toEqual({ from: 'submitted', to: 'under_review' });
    expect(await prisma.noticeEvent.count({ where })).toBe(1);
    expect(await prisma.conversationSync.count({ where })).toBe(1);
  });

  test('the same write again changes nothing', async () => {
    const id = await application('submitted');
    await take(id, { key: 'once' });
    expect(await take(id, { key: 'once' })).toEqual({
      ...{ state: 'under_review', caseVersion: 1, repeated: true },
    });
    expect(await prisma.auditEntry.count({ where: { applicationId: id } })).toBe(1);
  });

  test('what was seen is held against what is, and nothing of a refused step stays', async () => {
    const id = await application('submitted');
    await expect(take(id, { base: 3 })).rejects.toMatchObject({ status: 409, code: 'case_changed' });
    const failing = { effect: () => Promise.reject(new Error('the effect failed')) };
    await expect(take(id, failing)).rejects.toThrow('the effect failed');
    await expect(take(id, { transition: 'approve' })).rejects.toMatchObject({ code: 'impossible_step' });
    const { state, caseVersion } = await prisma.application.findUniqueOrThrow({ where: { id } });
    expect([state, caseVersion]).toEqual(['submitted', 0]);
    const where = { applicationId: id };
    expect(await prisma.auditEntry.count({ where })).toBe(0);
    expect(await prisma.noticeEvent.count({ where })).toBe(0);
  });

  test('an act leaves the state, and is the office’s unless it is to be seen', async () => {
    const id = await application('under_review');
    const deed = { applicationId: id, by: OFFICER, base: 0, now: NOW };
    const note = { ...deed, action: 'note_added', key: 'note', data: { note: 'n1' } };
    expect(await whileHolding(prisma, id, (tx) => act(tx, note))).toMatchObject({ caseVersion: 1 });
    expect(await whileHolding(prisma, id, (tx) => act(tx, note))).toMatchObject({ repeated: true });
    const [event] = await prisma.applicationEvent.findMany({ where: { applicationId: id } });
    expect(event!.audience).toBe('office');
    expect(await prisma.conversationSync.count({ where: { applicationId: id } })).toBe(0);
  });

  test('every entry follows the one before, also of steps taken at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => application('submitted')));
    await Promise.all(ids.map((id) => take(id)));
    const entries = await prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } });
    const hashes = [GENESIS, ...entries.map(({ hash }) => hash)];
    entries.forEach(({ hash, ...entry }, at) => {
      expect(entry.seq).toBe(BigInt(at + 1));
      expect(entry.previous).toBe(hashes[at]);
      expect(chainHash(entry)).toBe(hash);
    });
  });

  test('the database refuses to change or remove an entry', async () => {
    const refused = /only ever added to/;
    await expect(prisma.$executeRaw`UPDATE audit_entry SET actor = 'x'`).rejects.toThrow(refused);
    await expect(prisma.$executeRaw`DELETE FROM audit_entry`).rejects.toThrow(refused);
    await expect(prisma.$executeRaw`TRUNCATE audit_entry`).rejects.toThrow(refused);
  });
});
