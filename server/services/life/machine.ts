import type { LifeState } from '../../contract/life.ts';
import { ServerError } from '../../errors.ts';
import { impossibleStep, STATE_WORDS } from '../../phrases/life.ts';

/** In what part somebody takes a step. `applicant`: an owner or editor of the organisation; `system`: a clock or another case. */
export type StepRole = 'applicant' | 'public' | 'system' | 'observer' | 'reviewer' | 'lead' | 'administrator';

export type TransitionId = keyof typeof TRANSITIONS;

export interface Transition {
  from: readonly LifeState[];
  to: LifeState;
  /** Who may carry it out. */
  by: readonly StepRole[];
  /** What the timeline and the notices call it. */
  event: string;
  /** The office may want a second officer's consent to it. */
  fourEyes?: 'approve' | 'refuse' | 'cancel';
}

const OFFICERS: readonly StepRole[] = ['reviewer', 'lead'];

/** Every step from one state to another. What a step needs beside (reasons, an ended notice, no open objection) its use case holds to. */
export const TRANSITIONS = {
  submit: {
    from: ['draft', 'withdrawn', 'submitted'],
    to: 'submitted',
    by: ['applicant'],
    event: 'submitted',
  },
  withdraw: {
    from: ['submitted', 'correction_requested'],
    to: 'withdrawn',
    by: ['applicant'],
    event: 'withdrawn',
  },
  begin_review: { from: ['submitted'], to: 'under_review', by: OFFICERS, event: 'review_begun' },
  request_correction: {
    from: ['under_review'],
    to: 'correction_requested',
    by: OFFICERS,
    event: 'correction_requested',
  },
  resubmit: {
    from: ['correction_requested'],
    to: 'under_review',
    by: ['applicant'],
    event: 'resubmitted',
  },
  approve: { from: ['under_review'], to: 'approved', by: OFFICERS, event: 'approved', fourEyes: 'approve' },
  refuse: { from: ['under_review'], to: 'refused', by: OFFICERS, event: 'refused', fourEyes: 'refuse' },
  open_notice: { from: ['approved'], to: 'public_notice', by: OFFICERS, event: 'notice_opened' },
  receive_objection: {
    from: ['public_notice', 'objection'],
    to: 'objection',
    by: ['public'],
    event: 'objection_received',
  },
  dismiss_objection: { from: ['objection'], to: 'public_notice', by: ['lead'], event: 'objection_dismissed' },
  uphold_objection: { from: ['objection'], to: 'under_review', by: ['lead'], event: 'objection_upheld' },
  file: { from: ['public_notice'], to: 'filed', by: ['lead'], event: 'filed' },
  order_rectification: {
    from: ['filed', 'expiring'],
    to: 'rectification',
    by: OFFICERS,
    event: 'rectification_ordered',
  },
  close_rectification: { from: ['rectification'], to: 'filed', by: OFFICERS, event: 'rectification_closed' },
  cancel: {
    from: ['filed', 'expiring', 'rectification'],
    to: 'cancelled',
    by: ['lead'],
    event: 'cancelled',
    fourEyes: 'cancel',
  },
  near_end: { from: ['filed'], to: 'expiring', by: ['system'], event: 'near_end' },
  expire: { from: ['filed', 'expiring', 'rectification'], to: 'expired', by: ['system'], event: 'expired' },
  renew: { from: ['filed', 'expiring', 'expired'], to: 'renewed', by: ['system'], event: 'renewed' },
} as const satisfies Readonly<Record<string, Transition>>;

/**
 * The state that a step leads to.
 * @throws {ServerError} `not_permitted` where it is nobody's of this role, `impossible_step` where it does not lead on from this state
 */
export function nextState(state: LifeState, id: TransitionId, role: StepRole): LifeState {
  const { from, to, by }: Transition = TRANSITIONS[id];
  if (!by.includes(role))
    throw new ServerError(403, 'not_permitted', '您的角色不能做这一步，请联系负责的同事。');
  if (!from.includes(state)) {
    throw new ServerError(409, 'impossible_step', impossibleStep(STATE_WORDS[state]), { extra: { state } });
  }
  return to;
}

/** What somebody of this role may do next. */
export const stepsFrom = (state: LifeState, role: StepRole): TransitionId[] =>
  (Object.keys(TRANSITIONS) as TransitionId[]).filter((id) => {
    const { from, by }: Transition = TRANSITIONS[id];
    return by.includes(role) && from.includes(state);
  });
