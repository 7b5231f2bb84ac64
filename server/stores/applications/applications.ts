import type { Role } from '../../contract/common.ts';
import type { Applications, Draft, Edit, NewApplication, Place } from '../../services/applications/ports.ts';
import { WORKING_STATES } from '../../services/cases/states.ts';
import type { PrismaClient } from '../database.ts';
import { readEvents, readHistory } from './history.ts';
import { PATIENCE, whileHolding } from './hold.ts';
import { readDraft, readDrafts } from './read.ts';
import { addEvents, carryOut, writeFields } from './write.ts';

/** Applications in preparation, in PostgreSQL. */
export function createApplications(prisma: PrismaClient): Applications {
  return {
    read: (id) => readDraft(prisma, id),
    ofContact: (contactId, after, limit) => ofContact(prisma, contactId, after, limit),
    create: (application, most, begin) => create(prisma, application, most, begin),
    edit: (id, now, decide) =>
      whileHolding(prisma, id, async (tx) => {
        const before = (await readDraft(tx, id))!;
        const { answer, ...edit } = decide(before);
        const changed = await carryOut(tx, id, edit, now);
        return { draft: changed ? (await readDraft(tx, id))! : before, answer };
      }),
    history: (id, path, after, limit) => readHistory(prisma, id, path, after, limit),
    events: (id, after, limit) => readEvents(prisma, id, after, limit),
  };
}

async function ofContact(prisma: PrismaClient, contactId: string, after: Place | null, limit: number) {
  const memberships = await prisma.membership.findMany({ where: { contactId } });
  const roles = new Map(memberships.map(({ organisationId, role }) => [organisationId, role as Role]));
  const rows = await prisma.application.findMany({
    where: {
      organisationId: { in: [...roles.keys()] },
      ...(after === null
        ? {}
        : { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, organisationId: true },
  });
  const drafts = await readDrafts(
    prisma,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, organisationId }) => ({ draft: drafts.get(id)!, role: roles.get(organisationId)! }));
}

/** The organisation's row is held, so that two who begin at once do not exceed the number together. */
function create(
  prisma: PrismaClient,
  { id, organisationId, pack, by, at }: NewApplication,
  most: number,
  begin: (organisation: Draft['organisation']) => Edit,
): Promise<Draft | 'full'> {
  return prisma.$transaction(async (tx) => {
    const held = await tx.$queryRaw<
      Draft['organisation'][]
    >`SELECT id, name, code FROM organisation WHERE id = ${organisationId} FOR UPDATE`;
    const there = await readDraft(tx, id);
    if (there) return there;
    const underWay = { organisationId, state: { in: ['draft', 'withdrawn', ...WORKING_STATES] } };
    if ((await tx.application.count({ where: underWay })) >= most) return 'full';
    const { writes, events } = begin(held[0]!);
    await tx.application.create({
      data: {
        ...{ id, organisationId, packId: pack.id, packVersion: pack.version },
        ...{ createdBy: by, createdAt: at, updatedAt: at },
      },
    });
    await writeFields(tx, id, writes);
    await addEvents(tx, id, events);
    await tx.contact.update({ where: { id: by }, data: { activeApplicationId: id } });
    await tx.conversationSync.create({ data: { applicationId: id, createdAt: at } });
    return (await readDraft(tx, id))!;
  }, PATIENCE);
}
