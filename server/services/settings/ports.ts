import type { SettingKey, Settings } from '../../contract/office-settings.ts';

/** What the office has chosen, with the pack's values where it has not. */
export interface OfficeSettings {
  read(): Promise<Settings>;
}

export interface StoredSetting {
  key: string;
  value: unknown;
  version: number;
  changedBy: string;
  changedAt: Date;
}

export interface SettingChange {
  id: string;
  key: SettingKey;
  value: unknown;
  /** The version that was seen; 0 for a setting that was never changed. */
  base: number;
  by: string;
  at: Date;
  /** All reminders are looked at again. */
  movesReminders: boolean;
}

export interface SettingStore {
  all(): Promise<StoredSetting[]>;
  /** Newest first. */
  history(key: SettingKey, limit: number): Promise<StoredSetting[]>;
  /** Writes a value, its history and its audit entry; the same change twice writes once. False: another change came first. */
  change(change: SettingChange): Promise<boolean>;
}
