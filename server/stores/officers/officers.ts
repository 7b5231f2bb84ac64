import type { OfficeRole } from '../../contract/life.ts';
import { WORKING_STATES } from '../../services/cases/states.ts';
import type { Officers } from '../../services/officers/ports.ts';
import { appendAudit } from '../audit/append.ts';
import { PATIENCE, type Tx } from '../applications/hold.ts';
import type { PrismaClient } from '../database.ts';

type Appointed = Parameters<Officers['replace']>[0][number];

/** Who works for the office, in PostgreSQL. */
export const createOfficers = (prisma: PrismaClient): Officers => ({
  async list() {
    const rows = await prisma.$queryRaw<
      { id: string; name: string; role: OfficeRole; source: string; cases: number }[]
    >`
      SELECT o.contact_id AS id, coalesce(c.name, '') AS name, o.role, o.source, (
        SELECT count(*)::int FROM application a
        WHERE a.assignee_id = o.contact_id AND a.state = ANY(${[...WORKING_STATES]}::text[])
      ) AS cases
      FROM officer o LEFT JOIN contact c ON c.id = o.contact_id
      WHERE o.active ORDER BY array_position(ARRAY['lead', 'reviewer', 'administrator', 'observer'], o.role), name, id`;
    return rows;
  },

  replace: (appointed, now) => prisma.$transaction((tx) => replace(tx, appointed, now), PATIENCE),
});

async function replace(tx: Tx, appointed: readonly Appointed[], now: Date): Promise<void> {
  const before = await tx.officer.findMany();
  const known = new Map(before.map((officer) => [officer.contactId, officer]));
  await meet(tx, appointed);
  for (const { id, role, source } of appointed) {
    const was = known.get(id);
    const given = { role, source, active: true, checkedAt: now };
    await tx.officer.upsert({ where: { contactId: id }, create: { contactId: id, ...given }, update: given });
    if (!was?.active || was.role !== role) {
      await record(tx, 'officer_appointed', { officer: id, role, source }, now);
    }
  }
  const staying = new Set(appointed.map(({ id }) => id));
  for (const { contactId, role, source } of before.filter(
    (one) => one.active && !staying.has(one.contactId),
  )) {
    await tx.officer.update({ where: { contactId }, data: { active: false, checkedAt: now } });
    await record(tx, 'officer_dismissed', { officer: contactId, role, source }, now);
  }
}

/** Officers are known before they first sign in; a name that they gave themselves stays. */
async function meet(tx: Tx, appointed: readonly Appointed[]): Promise<void> {
  const data = appointed.map(({ id, identity, name }) => ({ id, identity, name, kind: 'member' }));
  await tx.contact.createMany({ data, skipDuplicates: true });
  for (const { id, name } of appointed.filter((one) => one.name !== '')) {
    await tx.contact.updateMany({ where: { id, name: '' }, data: { name } });
  }
}

const record = (tx: Tx, action: string, data: Record<string, string>, at: Date): Promise<void> =>
  appendAudit(tx, { actor: 'system', action, applicationId: null, data, at });
