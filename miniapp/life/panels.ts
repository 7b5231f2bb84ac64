import { defineAsyncComponent, type Component } from 'vue';
import type { Answer } from '../api/endpoints.ts';

export type Application = Answer<'applications.read'>;

/** A part of an application's overview that is shown in some states of its life. Each is loaded when it is first shown. */
export interface LifePanel {
  states: readonly Application['state'][];
  /** Gets `application`. */
  component: Component<{ application: Application }>;
}

/** In the order in which they are shown, below the application's name. */
export const LIFE_PANELS: readonly LifePanel[] = [
  {
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
    component: defineAsyncComponent(() => import('./filing/filing-panel.vue')),
  },
  {
    states: ['correction_requested'],
    component: defineAsyncComponent(() => import('./correction-panel.vue')),
  },
  {
    states: ['filed', 'rectification', 'expiring', 'expired', 'renewed', 'cancelled'],
    component: defineAsyncComponent(() => import('../annual/annual-panel.vue')),
  },
  {
    states: ['filed', 'rectification', 'expiring', 'expired', 'renewed', 'cancelled', 'refused'],
    component: defineAsyncComponent(() => import('../later/later-panel.vue')),
  },
  {
    states: ['correction_requested', 'filed', 'rectification', 'expiring', 'expired'],
    component: defineAsyncComponent(() => import('../reminders/reminder-panel.vue')),
  },
];
