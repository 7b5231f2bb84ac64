import type { SettingChange, SettingStore } from '../../services/settings/ports.ts';
import { PATIENCE, type Tx } from '../applications/hold.ts';
import { appendAudit } from '../audit/append.ts';
import type { PrismaClient } from '../database.ts';
import type { Prisma } from '../prisma-client/client.ts';

/** The office's choices in PostgreSQL, with all that they have been. */
export const createSettingReader = (prisma: PrismaClient): Pick<SettingStore, 'all' | 'history'> => ({
  all: () => prisma.officeSetting.findMany({ orderBy: { key: 'asc' } }),
  history: (key, limit) =>
    prisma.officeSettingChange.findMany({ where: { key }, orderBy: { version: 'desc' }, take: limit }),
});

export const createSettingStore = (prisma: PrismaClient): SettingStore => ({
  ...createSettingReader(prisma),
  change: (change) => prisma.$transaction((tx) => write(tx, change), PATIENCE),
});

async function write(
  tx: Tx,
  { id, key, value, base, by, at, movesReminders }: SettingChange,
): Promise<boolean> {
  if ((await tx.officeSettingChange.count({ where: { id } })) > 0) return true;
  const present = await tx.officeSetting.findUnique({ where: { key }, select: { version: true } });
  if ((present?.version ?? 0) !== base) return false;
  const row = { key, value: value as Prisma.InputJsonValue, version: base + 1, changedBy: by, changedAt: at };
  // Of two that saw the same version, one finds its place taken.
  const { count } = await tx.officeSettingChange.createMany({ data: [{ id, ...row }], skipDuplicates: true });
  if (count === 0) return false;
  await tx.officeSetting.upsert({ where: { key }, create: row, update: row });
  if (movesReminders) await tx.reminder.updateMany({ where: { stoppedAt: null }, data: { nextAt: at } });
  await appendAudit(tx, {
    ...{ actor: by, action: 'setting_changed', applicationId: null, at },
    data: { key, version: row.version, value },
  });
  return true;
}
