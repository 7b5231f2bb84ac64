import type { Component } from 'vue';
import type { OfficeRole } from '../state/officer.ts';

/**
 * A panel of the case page: one tab, for one concern of a case. Its component gets `application` (the id), `state` (of the application's life)
 * and `version` (`caseVersion`, the `base` of whatever it does), and emits `changed` when the case is to be read anew.
 */
export interface CasePanel {
  id: string;
  title: string;
  /** Whether a case in this state has it. */
  shown: (state: string) => boolean;
  /** Whom it is for; unset: every officer. */
  roles?: readonly OfficeRole[];
  component: Component;
}

/** Panels after those of the review itself, in their order. Whoever adds one adds its line here: `component: defineAsyncComponent(() => import('…'))`. */
export const panels: readonly CasePanel[] = [];
