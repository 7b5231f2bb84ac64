import type { Answer } from '../../api/endpoints.ts';
import { codeStateOf } from '../credit-code.ts';
import type { Edits, Value } from './edits.ts';

type Application = Answer<'applications.read'>;
export type Member = Application['members'][number];
export type Attribute =
  'name' | 'code' | 'codeConfirmed' | 'kind' | 'place' | 'role' | 'contactName' | 'contactMobile' | 'removed';
type Kinds = Answer<'programme.read'>['form']['memberKinds'];

export const memberPath = (id: string, attribute: Attribute): string => `member.${id}.${attribute}`;
const PATH = /^member\.([\w-]{22})\.(\w+)$/;

/** Members with what is not confirmed yet; those taken off the list are apart. */
export function membersOf(
  { fields, members }: Pick<Application, 'fields' | 'members'>,
  edits: Edits,
): { listed: Member[]; removed: Member[] } {
  const values = new Map<string, Map<string, Value>>(members.map(({ id }) => [id, new Map()]));
  const write = (path: string, value: Value) => {
    const [, id, attribute] = PATH.exec(path) ?? [];
    if (id === undefined || attribute === undefined) return;
    values.set(id, (values.get(id) ?? new Map<string, Value>()).set(attribute, value));
  };
  for (const [path, { value }] of Object.entries(fields)) write(path, value);
  for (const [path, { value }] of edits) write(path, value);
  const told = new Map(members.map((member) => [member.id, member]));
  const all = [...values].map(([id, own]) => ({
    member: present(id, own, told.get(id)),
    gone: own.get('removed') === true,
  }));
  return {
    listed: all.filter(({ gone }) => !gone).map(({ member }) => member),
    removed: all.filter(({ gone }) => gone).map(({ member }) => member),
  };
}

function present(id: string, own: ReadonlyMap<string, Value>, told: Member | undefined): Member {
  const text = (attribute: Exclude<keyof Member, 'id' | 'codeState'>) => {
    const value = own.get(attribute);
    return typeof value === 'string' ? value : own.has(attribute) ? '' : (told?.[attribute] ?? '');
  };
  const code = text('code');
  const confirmed = own.has('codeConfirmed')
    ? own.get('codeConfirmed') === true
    : told?.codeState === 'confirmed';
  return {
    id,
    name: text('name'),
    code,
    codeState: codeStateOf(code, confirmed),
    kind: text('kind'),
    place: text('place'),
    role: text('role'),
    contactName: text('contactName'),
    contactMobile: text('contactMobile'),
  };
}

/** How many listed members a count is about; one that no kind counts towards is the total. */
export function listedFor(fact: string, members: readonly Member[], kinds: Kinds): number {
  const counting = kinds.filter(({ countsAs }) => countsAs === fact).map(({ id }) => id);
  return counting.length === 0
    ? members.length
    : members.filter(({ kind }) => counting.includes(kind)).length;
}
