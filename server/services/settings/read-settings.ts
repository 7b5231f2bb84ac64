import type { OfficeFile } from '../../../bot/policy/office-schema.ts';
import { settingsSchema, type SettingKey, type Settings } from '../../contract/office-settings.ts';
import type { OfficeSettings, SettingStore, StoredSetting } from './ports.ts';

export interface OfficeSettingsParts {
  store: Pick<SettingStore, 'all'>;
  /** Of the pack in force: what holds until the office chooses. */
  defaults: () => OfficeFile;
}

/** Read at every use: another process may have changed a setting a moment ago. */
export const createOfficeSettings = ({ store, defaults }: OfficeSettingsParts): OfficeSettings => ({
  read: async () => mergeSettings(defaults(), await store.all()),
});

/** What was stored by another version of the program and no longer fits gives way to the default. */
export function mergeSettings(office: OfficeFile, stored: readonly StoredSetting[]): Settings {
  const choices = Object.entries(office).filter(([key]) => isSettingKey(key));
  const base = settingsSchema.parse(Object.fromEntries(choices));
  const chosen = stored.flatMap(({ key, value }) => {
    const parsed = isSettingKey(key) ? settingsSchema.shape[key].safeParse(value) : null;
    return parsed?.success ? [[key, parsed.data] as const] : [];
  });
  return { ...base, ...Object.fromEntries(chosen) };
}

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingsSchema.shape, key);
