import type { Programme } from '../programme.ts';
import type { Value } from './edits.ts';
import type { Attribute, Member } from './members.ts';

export const ATTRIBUTES: Readonly<Record<Attribute, string>> = {
  name: '单位名称',
  code: '统一社会信用代码',
  codeConfirmed: '代码已核对',
  kind: '类型',
  place: '所在地',
  role: '承担的任务',
  contactName: '联系人',
  contactMobile: '联系电话',
  removed: '是否移除',
};

/** A field by the name that people know. */
export function labelOf(path: string, programme: Programme | null, members: readonly Member[]): string {
  const [, room = '', rest = ''] = /^(\w+)\.(.*)$/.exec(path) ?? [];
  if (room === 'fact') return programme?.facts.find(({ id }) => id === rest)?.label ?? '自查回答';
  if (room === 'form') {
    const fields = programme?.form.sections.flatMap((section) => section.fields) ?? [];
    return fields.find(({ id }) => id === rest)?.label ?? '申报内容';
  }
  const [id, attribute] = rest.split('.');
  const name = members.find((member) => member.id === id)?.name || '成员单位';
  return `${name} · ${ATTRIBUTES[attribute as Attribute] ?? ''}`;
}

/** A value in the words of the page. */
export function tellValue(path: string, value: Value, programme: Programme | null): string {
  if (value === null || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const fact = programme?.facts.find(({ id }) => path === `fact.${id}`);
  const options = path.endsWith('.kind') ? programme?.form.memberKinds : fact?.options;
  const word = (item: string) => options?.find(({ id }) => id === item)?.label ?? item;
  if (Array.isArray(value)) return value.map(word).join('、') || '（空）';
  return typeof value === 'string' ? word(value) : `${value}${fact?.unit ? ` ${fact.unit}` : ''}`;
}
