import { computed, shallowRef } from 'vue';
import type { Answer } from '../../api/endpoints.ts';
import { ApiError, call } from '../../api/index.ts';

type Me = Answer<'office_people.me'>;
export type OfficeRole = Me['role'];

/** Whether the page that is open is for whoever is here: `stranger` is no officer at all. */
export type Admission = 'admitted' | 'stranger' | 'other_role';
/** Null until it is known. */
export const admission = shallowRef<Admission | null>(null);

export const ROLE_WORDS: Readonly<Record<OfficeRole, string>> = {
  observer: '查阅人员',
  reviewer: '经办人',
  lead: '负责人',
  administrator: '管理员',
};

const me = shallowRef<Me | null>(null);
let loading: Promise<void> | null = null;

/** Who is here as an officer; null: nobody of the office. */
export const officer = computed(() => me.value && { ...me.value.person, role: me.value.role });

/** Asks once who is here. Whoever is refused is no officer. */
export function loadOfficer(): Promise<void> {
  if (me.value) return Promise.resolve();
  loading ??= ask().finally(() => (loading = null));
  return loading;
}

async function ask(): Promise<void> {
  try {
    me.value = await call('office_people.me');
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 403) throw error;
  }
}

export const hasRole = (...roles: readonly OfficeRole[]): boolean =>
  me.value !== null && roles.includes(me.value.role);

/** Works on cases; observers and administrators only look. */
export const mayReview = computed(() => hasRole('reviewer', 'lead'));

export function admissionTo(roles: readonly OfficeRole[] | undefined): Admission {
  if (me.value === null) return 'stranger';
  return roles === undefined || roles.includes(me.value.role) ? 'admitted' : 'other_role';
}
