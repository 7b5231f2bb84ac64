import type { Decision, DecisionKind, DecisionReason, OfficerDeed } from '../../services/decisions/ports.ts';
import type { TransitionId } from '../../services/life/machine.ts';
import type { Tx } from '../applications/hold.ts';
import { advance, type Actor } from '../life/advance.ts';
import type { NewNotice } from '../life/notice-events.ts';

/** What is carried out, as it was decided. */
export type Decided = Pick<Decision, 'id' | 'kind' | 'words'> & { reasons: readonly DecisionReason[] };

/** What a kind of decision causes beside its step, inside the same transaction. */
export type DecisionEffect = (tx: Tx, decided: Decided, deed: OfficerDeed) => Promise<void>;
export type DecisionEffects = Partial<Readonly<Record<DecisionKind, DecisionEffect>>>;

const STEPS: Readonly<Record<DecisionKind, TransitionId>> = {
  approve: 'approve',
  refuse: 'refuse',
  cancel: 'cancel',
};
const EVENTS: Readonly<Record<DecisionKind, string>> = {
  approve: 'approved',
  refuse: 'refused',
  cancel: 'cancelled',
};

export const officerOf = ({ officer }: OfficerDeed): Actor => ({
  kind: 'officer',
  id: officer.contactId,
  role: officer.role,
});

/** Takes the decision's step in the life of the application. @param settle writes the decision itself */
export async function carryOut(
  tx: Tx,
  deed: OfficerDeed,
  decided: Decided,
  effects: DecisionEffects,
  settle: () => Promise<void>,
): Promise<void> {
  const { applicationId, base, key, now } = deed;
  await advance(tx, {
    ...{ applicationId, base, key, now, by: officerOf(deed) },
    transition: STEPS[decided.kind],
    data: tellable(decided),
    notices: [noticeOf(decided, key)],
    effect: async () => {
      await settle();
      await effects[decided.kind]?.(tx, decided, deed);
    },
  });
}

/** Of the decision in the timeline, the audit trail and the notices. */
export const tellable = ({ id, kind, reasons, words }: Decided) => ({
  ...{ decision: id, kind, words },
  reasons: reasons.map(({ id: reason, text, clauses }) => ({ id: reason, text, clauses: [...clauses] })),
});

function noticeOf(decided: Decided, key: string): NewNotice {
  const texts = decided.reasons.map(({ text }) => text);
  const ground = texts.join('；');
  const data = { reasons: texts, ground, words: decided.words, decision: decided.id };
  return { key, event: EVENTS[decided.kind], data };
}
