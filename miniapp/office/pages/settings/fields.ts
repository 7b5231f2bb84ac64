import type { Answer } from '../../../api/endpoints.ts';

export type Settings = Answer<'office_settings.read'>['settings'];
export type SettingKey = keyof Settings;

/** One thing of a setting that is filled in. `path` leads to it inside the setting's value; empty: the value itself. */
export type Field = { path: string; label: string; hint?: string } & (
  | {
      type: 'number';
      unit?: string;
      min: number;
      max: number;
      /** What an empty field means. */
      none?: string;
      /** What a negative number means. */
      late?: string;
    }
  | { type: 'check' }
  | { type: 'line'; size?: 'short' | 'long' }
  | { type: 'choice'; options: readonly { value: string; label: string }[] }
  /** Whole numbers, separated by 、 or commas. */
  | { type: 'numbers' }
  /** Texts, one a line. */
  | { type: 'lines' }
  | { type: 'officer' }
  /** Things of one kind, one below the other. */
  | {
      type: 'rows';
      columns: readonly Field[];
      add: string;
      blank: () => unknown;
      /** Between the parts of one, as it is read; default: a space. */ between?: string;
    }
);

export interface Group {
  /** Empty: the setting has one group. */
  title: string;
  fields: readonly Field[];
  /** What is chosen, in sentences, a line each; default: the labels with their values. */
  says?: (value: unknown) => readonly string[];
}

export interface SettingForm {
  key: SettingKey;
  title: string;
  /** What it is for; that it is the office's choice stands above all of them. */
  about: string;
  groups: readonly Group[];
}

export const at = (value: unknown, path: string): unknown =>
  path === ''
    ? value
    : path
        .split('.')
        .reduce<unknown>((part, name) => (part as Record<string, unknown> | null)?.[name], value);

/** A copy of the value with one part of it replaced. */
export function withPart(value: unknown, path: string, part: unknown): unknown {
  if (path === '') return part;
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  const inner = withPart((value as Record<string, unknown>)[name], rest.join('.'), part);
  if (Array.isArray(value)) return value.map((one: unknown, index) => (String(index) === name ? inner : one));
  return { ...(value as object), [name]: inner };
}
