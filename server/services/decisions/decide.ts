import { ServerError } from '../../errors.ts';
import { DECISION_REASONS } from '../../phrases/decisions.ts';
import type { Decision, Decisions, FourEyes, NewDecision } from './ports.ts';

export interface DecideDeps {
  decisions: Pick<Decisions, 'decide'>;
  fourEyes: FourEyes;
}

/**
 * Decides on a case: carried out at once, or, where the office wants four eyes for this kind, proposed to a second officer. The same write
 * again changes nothing.
 * @throws {ServerError} `reason_needed`, and what `Decisions.decide` throws
 */
export const createDecide =
  ({ decisions, fourEyes }: DecideDeps) =>
  async (decision: NewDecision): Promise<Decision> => {
    const needsReason = decision.kind !== 'approve';
    if (needsReason && decision.reasons.length === 0) {
      throw new ServerError(422, 'reason_needed', DECISION_REASONS.reasonNeeded[decision.kind]);
    }
    return decisions.decide(decision, await fourEyes(decision.kind));
  };
