/** What a field's path names. */
export type Path =
  | { of: 'fact'; id: string }
  | { of: 'form'; id: string }
  | { of: 'member'; id: string; attribute: MemberAttribute };

export const MEMBER_ATTRIBUTES = [
  'name',
  'code',
  'codeConfirmed',
  'kind',
  'place',
  'role',
  'contactName',
  'contactMobile',
  'removed',
] as const;
export type MemberAttribute = (typeof MEMBER_ATTRIBUTES)[number];

const MEMBER = /^member\.([A-Za-z0-9_-]{22})\.([A-Za-z]+)$/;

/** Null: it names nothing. Whether the pack knows the fact or field is another matter. */
export function readPath(path: string): Path | null {
  if (path.startsWith('fact.')) return { of: 'fact', id: path.slice('fact.'.length) };
  if (path.startsWith('form.')) return { of: 'form', id: path.slice('form.'.length) };
  const [, id, name] = MEMBER.exec(path) ?? [];
  const attribute = MEMBER_ATTRIBUTES.find((known) => known === name);
  return id !== undefined && attribute !== undefined ? { of: 'member', id, attribute } : null;
}

export const factPath = (id: string): string => `fact.${id}`;
export const formPath = (id: string): string => `form.${id}`;
export const memberPath = (id: string, attribute: MemberAttribute): string => `member.${id}.${attribute}`;
