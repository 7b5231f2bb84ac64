import type { OfficeRole } from '../../contract/life.ts';
import type { NoticePeople, PersonsDay, Recipient } from '../../services/notices/ports.ts';
import type { PrismaClient } from '../database.ts';

/** Who hears of things, and what their day has been like. */
export function createNoticePeople(prisma: PrismaClient): NoticePeople {
  return {
    async applicants(organisations) {
      const rows = await prisma.membership.findMany({
        where: { organisationId: { in: [...organisations] }, role: { in: ['owner', 'editor'] } },
        orderBy: [{ createdAt: 'asc' }, { contactId: 'asc' }],
        select: { organisationId: true, contactId: true, contact: { select: { identity: true } } },
      });
      const found = new Map<string, Recipient[]>();
      for (const { organisationId, contactId, contact } of rows)
        found.set(organisationId, [
          ...(found.get(organisationId) ?? []),
          { contactId, identity: contact.identity },
        ]);
      return found;
    },

    async officers() {
      const rows = await prisma.officer.findMany({ where: { active: true }, orderBy: { contactId: 'asc' } });
      const identities = await identitiesOf(
        prisma,
        rows.map(({ contactId }) => contactId),
      );
      return rows.flatMap(({ contactId, role }) => {
        const identity = identities.get(contactId);
        return identity === undefined ? [] : [{ contactId, identity, role: role as OfficeRole }];
      });
    },

    async contacts(ids) {
      const identities = await identitiesOf(prisma, ids);
      return ids.flatMap((contactId) => {
        const identity = identities.get(contactId);
        return identity === undefined ? [] : [{ contactId, identity }];
      });
    },

    async unwilling(contacts) {
      const rows = await prisma.noticePreference.findMany({
        where: { contactId: { in: [...contacts] }, wanted: false },
        select: { contactId: true, event: true },
      });
      return new Set(rows.map(({ contactId, event }) => `${contactId} ${event}`));
    },

    async days(contacts, since, now) {
      const rows = await prisma.$queryRaw<({ contact: string } & PersonsDay)[]>`
        SELECT contact_id AS contact,
          max(due_at) FILTER (WHERE state = 'waiting' AND due_at > ${now}) AS "gatheringUntil",
          bool_or(state = 'queued' OR sent_at >= ${since} OR (state = 'waiting' AND due_at <= ${now})) AS told
        FROM notice
        WHERE contact_id = ANY(${[...contacts]}) AND pace = 'collected' AND created_at >= ${daysBefore(since)}
          AND state IN ('waiting', 'queued', 'sent', 'in_digest')
        GROUP BY contact_id`;
      return new Map(
        rows.map(({ contact, gatheringUntil, told }) => [contact, { gatheringUntil, told: told ?? false }]),
      );
    },
  };
}

/** Longer than any run of days off: what waited over it was made before it. */
const daysBefore = (since: Date): Date => new Date(since.getTime() - 15 * 24 * 60 * 60_000);

async function identitiesOf(
  prisma: PrismaClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await prisma.contact.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, identity: true },
  });
  return new Map(rows.map(({ id, identity }) => [id, identity]));
}
