import { COUNTS_AS_NONE } from '../../../bot/policy/form-schema.ts';
import type { Facts, Pack } from '../../../bot/policy/pack.ts';
import type { Application } from '../../contract/applications.ts';
import { readCreditCode } from '../organisations/credit-code.ts';
import { readPath, type MemberAttribute } from './paths.ts';
import type { StoredField } from './ports.ts';

export type Member = Application['members'][number];
export type CountCheck = Application['counts'][number];
type Values = Partial<Record<MemberAttribute, StoredField['value']>>;

/** The attributes of every member ever listed, in the order in which they were; removed ones included. */
export function memberValues(fields: ReadonlyMap<string, StoredField>): ReadonlyMap<string, Values> {
  const members = new Map<string, Values>();
  for (const [name, { value }] of fields) {
    const path = readPath(name);
    if (path?.of !== 'member') continue;
    members.set(path.id, { ...members.get(path.id), [path.attribute]: value });
  }
  return members;
}

/** The members as they are listed now. A kind that the pack does not know any more is none. */
export function listMembers(pack: Pack, fields: ReadonlyMap<string, StoredField>): Member[] {
  const listed = [...memberValues(fields)].filter(([, { removed }]) => removed !== true);
  return listed.map(([id, values]) => {
    const text = (attribute: MemberAttribute) => {
      const value = values[attribute];
      return typeof value === 'string' ? value : '';
    };
    const kind = text('kind');
    return {
      ...{ id, name: text('name'), code: text('code'), place: text('place'), role: text('role') },
      codeState: codeState(text('code'), values.codeConfirmed === true),
      kind: pack.form.member_kinds.some((known) => known.id === kind) ? kind : '',
      ...{ contactName: text('contactName'), contactMobile: text('contactMobile') },
    };
  });
}

function codeState(code: string, confirmed: boolean): Member['codeState'] {
  if (code === '') return 'empty';
  if (readCreditCode(code).type === 'good') return 'good';
  return confirmed ? 'confirmed' : 'doubtful';
}

/** Each count that listed members add to, beside what the answers state. */
export function checkCounts(pack: Pack, facts: Facts, members: readonly Member[]): CountCheck[] {
  const counted = pack.form.member_kinds.map(({ counts_as: fact }) => fact);
  const parts = [...new Set(counted)].filter((fact) => fact !== COUNTS_AS_NONE);
  const stated = (fact: string) => {
    const value = facts[fact];
    return typeof value === 'number' ? value : null;
  };
  const kindsOf = (fact: string) =>
    pack.form.member_kinds.filter(({ counts_as: as }) => as === fact).map(({ id }) => id);
  const checks = parts.map((fact) => {
    const kinds = kindsOf(fact);
    return { fact, stated: stated(fact), listed: members.filter(({ kind }) => kinds.includes(kind)).length };
  });
  const { member_total: total } = pack.form;
  return total === undefined
    ? checks
    : [...checks, { fact: total, stated: stated(total), listed: members.length }];
}
