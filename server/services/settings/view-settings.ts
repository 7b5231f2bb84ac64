import type { z } from 'zod';
import type { OfficeFile } from '../../../bot/policy/office-schema.ts';
import { SETTING_KEYS, type SettingKey, type settingsViewSchema } from '../../contract/office-settings.ts';
import { calendarOf } from '../calendar/calendar-of.ts';
import { dayAt, yearOf } from '../calendar/days.ts';
import { PUBLISHED_YEARS } from '../calendar/published.ts';
import { missingYears } from '../calendar/watch-calendar.ts';
import type { ValidityBound } from './change-setting.ts';
import type { SettingStore, StoredSetting } from './ports.ts';
import { mergeSettings } from './read-settings.ts';

type SettingsView = z.output<typeof settingsViewSchema>;
type NamesOf = (ids: readonly string[]) => Promise<(id: string) => { id: string; name: string }>;

export interface ViewSettingsParts {
  store: Pick<SettingStore, 'all' | 'history'>;
  defaults: () => OfficeFile;
  validityBound: () => ValidityBound | null;
  namesOf: NamesOf;
}

export const createViewSettings =
  ({ store, defaults, validityBound, namesOf }: ViewSettingsParts) =>
  async (now: Date): Promise<SettingsView> => {
    const stored = await store.all();
    const names = await namesOf(stored.map(({ changedBy }) => changedBy));
    const byKey = new Map(stored.map((row) => [row.key, row]));
    const settings = mergeSettings(defaults(), stored);
    const bound = validityBound();
    return {
      settings,
      changed: Object.fromEntries(SETTING_KEYS.map((key) => [key, changedOf(byKey.get(key), names)])),
      bounds: { validityYears: bound?.years ?? null, clauses: [...(bound?.clauses ?? [])] },
      calendar: knownYears(settings, dayAt(now)),
    };
  };

const changedOf = (row: StoredSetting | undefined, names: (id: string) => { id: string; name: string }) =>
  row === undefined
    ? { version: 0, by: null, at: null }
    : { version: row.version, by: names(row.changedBy), at: row.changedAt.toISOString() };

function knownYears(settings: SettingsView['settings'], today: string): SettingsView['calendar'] {
  const known = [...PUBLISHED_YEARS, ...settings.holidays].map(({ year }) => year);
  const recent = [...new Set(known)].filter((year) => year >= yearOf(today)).sort((a, b) => a - b);
  return { known: recent, missing: missingYears(calendarOf(settings).knows, today) };
}

const HISTORY = 100;

export const createSettingHistory =
  ({ store, namesOf }: Pick<ViewSettingsParts, 'store' | 'namesOf'>) =>
  async (key: SettingKey) => {
    const rows = await store.history(key, HISTORY);
    const names = await namesOf(rows.map(({ changedBy }) => changedBy));
    return {
      items: rows.map(({ version, value, changedBy, changedAt }) => ({
        ...{ version, value, by: names(changedBy), at: changedAt.toISOString() },
      })),
    };
  };
