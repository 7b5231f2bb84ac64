import type { FieldValue, Role } from '../../../server/contract/common.ts';
import { createApplications } from '../../../server/stores/applications/applications.ts';
import { createPrisma, type PrismaClient } from '../../../server/stores/database.ts';
import { createSubmissions } from '../../../server/stores/submissions/submissions.ts';
import type { FieldWrite, NewEvent } from '../../../server/services/applications/ports.ts';
import { idFrom } from '../../../server/services/id-from.ts';
import type { TestDatabase } from '../../setup/databases.ts';

export const AT = new Date('2026-11-25T03:00:00.000Z');
export const later = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);

export type Place = Awaited<ReturnType<typeof openPlace>>;

/** A database with the stores of applications and submissions, and ways to put people, organisations and files into it. */
export async function openPlace(start: () => Promise<TestDatabase>) {
  const place = await start();
  const prisma = createPrisma(place.database);
  let made = 0;
  const newId = (what: string) => idFrom(`${what}-${(made += 1)}`, 'test');
  const applications = createApplications(prisma);

  async function person(name: string): Promise<string> {
    const id = newId('person');
    await prisma.contact.create({ data: { id, identity: `wecom:ww1:${id}`, kind: 'member', name } });
    return id;
  }

  async function organisation(
    people: Readonly<Record<string, Role>>,
    name = '上海甲机器人有限公司',
  ): Promise<string> {
    const id = newId('organisation');
    await prisma.organisation.create({ data: { id, name, code: id, foundedBy: Object.keys(people)[0]! } });
    for (const [contactId, role] of Object.entries(people))
      await prisma.membership.create({ data: { organisationId: id, contactId, role } });
    return id;
  }

  /** One with nothing in it, begun by someone. */
  async function application(organisationId: string, by: string, at = AT, id = newId('application')) {
    const pack = { id: 'baoshan-2025-8', version: '1.0' };
    const created = await applications.create({ id, organisationId, pack, by, at }, 100, () => ({
      writes: [],
      events: [],
    }));
    if (created === 'full') throw new Error('It is full.');
    return created;
  }

  async function file(applicationId: string, documentId: string, uploadedBy: string, change: object = {}) {
    const id = newId('file');
    await prisma.paperFile.create({
      data: {
        ...{ id, applicationId, documentId, name: `${documentId}.pdf`, kind: 'pdf', bytes: 7 },
        ...{ sha256: 'a'.repeat(64), storageKey: id, uploadedBy, uploadedAt: AT, scan: 'off', check: 'done' },
        ...change,
      },
    });
    return id;
  }

  return {
    ...{ prisma, applications, submissions: createSubmissions(prisma) },
    ...{ newId, person, organisation, application, file },
    async close() {
      await prisma.$disconnect();
      await place.remove();
    },
  };
}

let writes = 0;
export const write = (
  by: string,
  path: string,
  value: FieldValue | null,
  version: number,
  change: Partial<FieldWrite> = {},
): FieldWrite => ({
  ...{ id: idFrom(`${(writes += 1)}`, 'write'), path, value, version, by },
  ...{ at: AT, channel: 'page', ...change },
});

export const event = (by: string, type: string, at = AT): NewEvent => ({
  ...{ id: idFrom(`${by} ${type} ${at.toISOString()}`, 'event'), type, data: { name: '甲' }, by, at },
});

export const syncsOf = (prisma: PrismaClient, applicationId: string) =>
  prisma.conversationSync.count({ where: { applicationId } });
