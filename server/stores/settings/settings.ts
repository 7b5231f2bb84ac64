import type { SettingStore } from '../../services/settings/ports.ts';
import type { PrismaClient } from '../database.ts';

export const createSettingReader = (prisma: PrismaClient): Pick<SettingStore, 'all' | 'history'> => ({
  all: () => prisma.officeSetting.findMany({ orderBy: { key: 'asc' } }),
  history: (key, limit) =>
    prisma.officeSettingChange.findMany({ where: { key }, orderBy: { version: 'desc' }, take: limit }),
});
