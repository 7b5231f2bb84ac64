import { at, type Field, type SettingForm } from './fields.ts';

/** A value as a person reads it: `标签：内容`, a line each. `names`: of officers by id. */
export function linesOf(form: SettingForm, value: unknown, names: (id: string) => string): string[] {
  return form.groups.flatMap(({ title, fields }) => {
    const parts = fields.map((field) => wordsOf(field, at(value, field.path), names)).filter(Boolean);
    const line = parts.join('，');
    if (title === '') return parts.length === 0 ? [] : [line];
    return [`${title}：${line || '没有填'}`];
  });
}

function wordsOf(field: Field, value: unknown, names: (id: string) => string): string {
  switch (field.type) {
    case 'check':
      return value ? field.label : '';
    case 'number':
      return value === null
        ? `${field.label}${field.none ?? ''}`
        : `${field.label} ${String(value)} ${field.unit ?? ''}`.trim();
    case 'line':
      return value ? `${field.label} ${String(value)}` : '';
    case 'choice':
      return `${field.label}${field.options.find((option) => option.value === value)?.label ?? ''}`;
    case 'numbers':
    case 'lines':
      return Array.isArray(value) && value.length > 0 ? `${field.label} ${value.join('、')}` : '';
    case 'officer':
      return typeof value === 'string' ? names(value) : '没有设';
    case 'rows':
      return rowsOf(field, value, names);
  }
}

function rowsOf(
  field: Extract<Field, { type: 'rows' }>,
  value: unknown,
  names: (id: string) => string,
): string {
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  if (rows.length === 0) return `${field.label}：没有`;
  const words = rows.map((row) =>
    field.columns
      .map((column) => wordsOf({ ...column, label: '' } as Field, at(row, column.path), names).trim())
      .filter(Boolean)
      .join(' '),
  );
  return `${field.label}：${words.join('；')}`;
}
