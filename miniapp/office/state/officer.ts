import { computed, shallowRef } from 'vue';
import { front } from '../../api/index.ts';

export type OfficeRole = 'observer' | 'reviewer' | 'lead' | 'administrator';

/** Whether the page that is open is for whoever is here: `stranger` is no officer at all. */
export type Admission = 'admitted' | 'stranger' | 'other_role';
export const admission = shallowRef<Admission>('admitted');

export const ROLE_WORDS: Readonly<Record<OfficeRole, string>> = {
  observer: '查阅',
  reviewer: '经办人',
  lead: '负责人',
  administrator: '管理员',
};

/** Who is here as an officer; null: nobody of the office. */
export const officer = computed((): { id: string; name: string; role: OfficeRole } | null => {
  const session = front.session as (typeof front.session & { officer?: { role: OfficeRole } | null }) | null;
  if (!session?.contact || !session.officer) return null;
  return { id: session.contact.id, name: session.contact.name, role: session.officer.role };
});

export const hasRole = (...roles: readonly OfficeRole[]): boolean =>
  officer.value !== null && roles.includes(officer.value.role);

/** Works on cases; observers and administrators only look. */
export const mayReview = computed(() => hasRole('reviewer', 'lead'));

export function admissionTo(roles: readonly OfficeRole[] | undefined): Admission {
  if (officer.value === null) return 'stranger';
  return roles === undefined || roles.includes(officer.value.role) ? 'admitted' : 'other_role';
}
