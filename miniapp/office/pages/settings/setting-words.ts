import { at, type Field, type SettingForm } from './fields.ts';

/** A value as a person reads it: `标签：内容`, a line each. `names`: of officers by id. */
export function linesOf(form: SettingForm, value: unknown, names: (id: string) => string): string[] {
  return form.groups.flatMap(({ title, fields, says }) => {
    if (says) return says(value).map((line) => (title === '' ? line : `${title}：${line}`));
    const parts = fields.map((field) => wordsOf(field, at(value, field.path), names)).filter(Boolean);
    const line = parts.join('，');
    if (title === '') return parts.length === 0 ? [] : [line];
    return [`${title}：${line || '没有填'}`];
  });
}

type Names = (id: string) => string;
type Words = {
  [T in Field['type']]: (field: Extract<Field, { type: T }>, value: unknown, names: Names) => string;
};

const listed = (label: string, value: unknown): string =>
  Array.isArray(value) && value.length > 0 ? `${label} ${value.join('、')}` : '';

const WORDS: Words = {
  check: ({ label }, value) => (value === true ? label : ''),
  number: ({ label, none, unit, late }, value) => {
    if (value === null) return none ?? '';
    return Number(value) < 0 && late ? late : [label, String(value), unit].filter(Boolean).join(' ');
  },
  line: ({ label }, value) => (typeof value === 'string' && value !== '' ? `${label} ${value}` : ''),
  choice: ({ label, options }, value) =>
    `${label}${options.find((option) => option.value === value)?.label ?? ''}`,
  numbers: ({ label }, value) => listed(label, value),
  lines: ({ label }, value) => listed(label, value),
  officer: (_, value, names) => (typeof value === 'string' ? names(value) : '没有设'),
  rows: rowsOf,
};

const wordsOf = (field: Field, value: unknown, names: Names): string =>
  (WORDS[field.type] as (field: Field, value: unknown, names: Names) => string)(field, value, names);

function rowsOf(field: Extract<Field, { type: 'rows' }>, value: unknown, names: Names): string {
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  if (rows.length === 0) return field.path === '' ? '还没有' : `${field.label}：没有`;
  const words = rows.map((row) =>
    field.columns
      .map((column) => wordsOf({ ...column, label: '' } as Field, at(row, column.path), names).trim())
      .filter(Boolean)
      .join(field.between ?? ' '),
  );
  const list = words.join('；');
  // What is all of its setting stands beside its name already.
  return field.path === '' ? list : `${field.label}：${list}`;
}
