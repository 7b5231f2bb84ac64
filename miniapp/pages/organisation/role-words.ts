import type { Answer } from '../../api/endpoints.ts';

export type Role = Answer<'organisations.list'>['items'][number]['role'];

export const ROLES: Readonly<Record<Role, { label: string; note: string }>> = {
  owner: { label: '管理员', note: '填写、提交，管理同事' },
  editor: { label: '经办', note: '填写、传材料、提交，邀请同事' },
  viewer: { label: '只看', note: '只能查看' },
};
export const roleOptions = (roles: readonly Role[]) => roles.map((id) => ({ id, ...ROLES[id] }));
