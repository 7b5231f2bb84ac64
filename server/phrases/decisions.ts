import type { DecisionKind } from '../services/decisions/ports.ts';

export const DECISION_WORDS: Readonly<Record<DecisionKind, string>> = {
  approve: '审核通过',
  refuse: '不予备案',
  cancel: '取消备案',
};

/** Why a decision cannot be made as it is asked for, and what to do. */
export const DECISION_REASONS = {
  reasonNeeded: {
    approve: '请写明理由。',
    refuse: '不予备案要写明理由：请至少选一条没有达到的要求。',
    cancel: '取消备案要写明情形：请选一种指引列出的情形。',
  },
  proposed: (kind: DecisionKind) =>
    `这份申报已有同事提出“${DECISION_WORDS[kind]}”，正等第二人确认。请先由第二人确认或退回，或由提出的同事撤回。`,
  ownProposal: '这是您自己提出的决定，要由另一位同事确认或退回；您可以撤回它。',
  notOwnProposal: '只有提出这个决定的同事能撤回它；您可以确认或退回。',
  decidedAlready: '这个决定已经办过了，请刷新后查看结果。',
  unknown: '没有找到这个决定，请刷新后再看。',
} as const;
