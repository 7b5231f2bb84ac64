import { defineAsyncComponent, type Component } from 'vue';
import type { Answer } from '../../api/endpoints.ts';
import type { OfficeRole } from '../state/officer.ts';
import { STATES } from '../state/case-words.ts';

export type OfficeCase = Answer<'office_cases.read'>;
export type LifeState = OfficeCase['state'];

/**
 * A tab of the case page, for one concern of a case. Its component gets `application`, the id, and `officeCase`, the case as it was read last
 * (`caseVersion` is the `base` of whatever it does); it emits `changed` when the case is to be read anew.
 */
export interface CasePanel {
  id: string;
  title: string;
  /** The states in which a case has it. */
  states: readonly LifeState[];
  /** Whom it is for; unset: every officer. */
  roles?: readonly OfficeRole[];
  component: Component;
}

/** Panels after those of the review itself, in their order. Whoever adds one adds its line here: `component: defineAsyncComponent(() => import('…'))`. */
export const panels: readonly CasePanel[] = [
  {
    id: 'filing',
    title: '公示和备案',
    states: [
      'approved',
      'public_notice',
      'objection',
      'filed',
      'rectification',
      'expiring',
      'expired',
      'renewed',
      'cancelled',
    ],
    component: defineAsyncComponent(() => import('./filing/filing-tab.vue')),
  },
  {
    ...{ id: 'annual', title: '年度报告' },
    states: ['filed', 'rectification', 'expiring', 'expired', 'renewed', 'cancelled'],
    component: defineAsyncComponent(() => import('../annual/annual-tab.vue')),
  },
  {
    id: 'later',
    title: '变更和支持',
    states: ['filed', 'rectification', 'expiring', 'expired', 'renewed', 'cancelled'],
    component: defineAsyncComponent(() => import('../later/later-tab.vue')),
  },
  {
    ...{ id: 'notices', title: '通知' },
    states: Object.keys(STATES) as LifeState[],
    component: defineAsyncComponent(() => import('../deliveries/deliveries-tab.vue')),
  },
];
