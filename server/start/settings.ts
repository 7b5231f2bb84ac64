import type { PackShelf } from '../services/programme/pack-shelf.ts';
import type { OfficeSettings } from '../services/settings/ports.ts';
import { createOfficeSettings } from '../services/settings/read-settings.ts';
import type { PrismaClient } from '../stores/database.ts';
import { createSettingStore } from '../stores/settings/settings.ts';

export interface SettingParts {
  prisma: PrismaClient;
  packs: PackShelf;
  clock: () => number;
}

/** What the office has chosen, over what the pack in force leaves to it. */
export const openSettings = ({ prisma, packs, clock }: SettingParts): OfficeSettings =>
  createOfficeSettings({
    store: createSettingStore(prisma),
    defaults: () => packs.at(new Date(clock())).office,
  });
