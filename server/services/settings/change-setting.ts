import { settingsSchema, type SettingKey, type Settings } from '../../contract/office-settings.ts';
import { ServerError } from '../../errors.ts';
import { badSetting, DUTY_UNKNOWN, SETTING_CHANGED, validityTooLong } from '../../phrases/settings.ts';
import { idFrom } from '../id-from.ts';
import type { SettingStore } from './ports.ts';

/** How long a filing may hold at most, and where the policy says so. */
export interface ValidityBound {
  years: number;
  clauses: readonly string[];
}

export interface ChangeSettingParts {
  store: Pick<SettingStore, 'change'>;
  /** Null: the policy sets none. */
  validityBound: () => ValidityBound | null;
  isOfficer: (contactId: string) => Promise<boolean>;
}

export interface SettingRequest {
  key: SettingKey;
  value: unknown;
  base: number;
  by: string;
  /** Names this write across its retries. */
  write: string;
  at: Date;
}

/** Settings by which it is reckoned when people are reminded. */
const MOVES_REMINDERS: readonly SettingKey[] = ['hours', 'reminders', 'holidays'];

/** @throws {ServerError} `bad_setting` naming every fault, `setting_changed` where somebody was first */
export const createChangeSetting =
  (parts: ChangeSettingParts) =>
  async ({ key, value, base, by, write, at }: SettingRequest): Promise<void> => {
    const checked = parse(key, value);
    const faults = await faultsBeyondShape(parts, key, checked);
    if (faults.length > 0) throw new ServerError(422, 'bad_setting', badSetting(key, faults));
    const change = { id: idFrom(write, 'setting'), key, value: checked, base, by, at };
    if (await parts.store.change({ ...change, movesReminders: MOVES_REMINDERS.includes(key) })) return;
    throw new ServerError(409, 'setting_changed', SETTING_CHANGED);
  };

function parse(key: SettingKey, value: unknown): unknown {
  const parsed = settingsSchema.shape[key].safeParse(value);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const faults = issues.map(({ path, message }) => ({ path: path.map(String), message }));
  throw new ServerError(
    422,
    'bad_setting',
    badSetting(
      key,
      faults.map(({ message }) => message),
    ),
    {
      extra: { faults },
    },
  );
}

async function faultsBeyondShape(
  parts: ChangeSettingParts,
  key: SettingKey,
  value: unknown,
): Promise<string[]> {
  if (key === 'validity') {
    const { years } = value as Settings['validity'];
    const bound = parts.validityBound();
    return bound !== null && years > bound.years ? [validityTooLong(bound.years, bound.clauses)] : [];
  }
  if (key === 'duty') {
    const { officer } = value as Settings['duty'];
    return officer !== null && !(await parts.isOfficer(officer)) ? [DUTY_UNKNOWN] : [];
  }
  return [];
}
