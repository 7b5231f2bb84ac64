import { ServerError } from '../../errors.ts';
import { DECISION_REASONS } from '../../phrases/decisions.ts';
import type {
  Decision,
  DecisionKind,
  Decisions,
  NewDecision,
  OfficerDeed,
} from '../../services/decisions/ports.ts';
import { idFrom } from '../../services/id-from.ts';
import { nextState } from '../../services/life/machine.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import type { PrismaClient } from '../database.ts';
import { lifeStateOf } from '../cases/standing.ts';
import { act } from '../life/advance.ts';
import type { Prisma } from '../prisma-client/client.ts';
import { carryOut, officerOf, tellable, type DecisionEffects } from './carry-out.ts';

import { proposalOf, readDecision, readDecisions } from './rows.ts';

/** Decisions in PostgreSQL. @param effects what a kind causes beside its step */
export function createDecisions(prisma: PrismaClient, effects: DecisionEffects = {}): Decisions {
  const holding = (deed: OfficerDeed, id: string, work: (tx: Tx) => Promise<void>): Promise<Decision> =>
    whileHolding(prisma, deed.applicationId, async (tx) => {
      await work(tx);
      return known(tx, deed, id);
    });

  return {
    decide: (decision, fourEyes) => {
      const id = idFrom(decision.key, 'decision');
      return holding(decision, id, (tx) =>
        fourEyes
          ? propose(tx, id, decision)
          : carryOut(tx, decision, { ...decision, id }, effects, () =>
              create(tx, id, decision, 'carried_out'),
            ),
      );
    },
    confirm: (id, deed) =>
      holding(deed, id, async (tx) => {
        const decision = await undecided(tx, id, deed);
        if (decision.proposedBy.id === deed.officer.contactId) throw problem('own_proposal', 'ownProposal');
        await carryOut(tx, deed, decision, effects, () => settle(tx, id, deed, { state: 'carried_out' }));
      }),
    decline: (id, reason, deed) =>
      holding(deed, id, async (tx) => {
        const decision = await undecided(tx, id, deed);
        if (decision.proposedBy.id === deed.officer.contactId) throw problem('own_proposal', 'ownProposal');
        await end(tx, decision, deed, 'decision_declined', { state: 'declined', declineReason: reason });
      }),
    retract: (id, deed) =>
      holding(deed, id, async (tx) => {
        const decision = await undecided(tx, id, deed);
        const own = decision.proposedBy.id === deed.officer.contactId;
        if (!own) throw problem('not_own_proposal', 'notOwnProposal');
        await end(tx, decision, deed, 'decision_withdrawn', { state: 'withdrawn' });
      }),
    ofApplication: (applicationId) => readDecisions(prisma, applicationId),
  };
}

type Settled = { state: 'carried_out' | 'withdrawn' } | { state: 'declined'; declineReason: string };

const problem = (code: string, reason: 'ownProposal' | 'notOwnProposal' | 'decidedAlready') =>
  new ServerError(409, code, DECISION_REASONS[reason]);

async function known(tx: Tx, { applicationId }: OfficerDeed, id: string): Promise<Decision> {
  const decision = await readDecision(tx, applicationId, id);
  if (decision === null) throw new ServerError(404, 'not_found', DECISION_REASONS.unknown);
  return decision;
}

/** Whoever made this very decision may be repeating a write whose answer was lost. */
async function undecided(tx: Tx, id: string, deed: OfficerDeed): Promise<Decision> {
  const decision = await known(tx, deed, id);
  const mine = decision.decidedBy?.id === deed.officer.contactId;
  if (decision.state !== 'proposed' && !mine) throw problem('decided_already', 'decidedAlready');
  return decision;
}

/** Any officer who reviews may propose what only some may carry out. */
async function propose(tx: Tx, id: string, decision: NewDecision): Promise<void> {
  const { applicationId, base, key, now, kind, officer } = decision;
  await act(tx, {
    ...{ applicationId, base, key, now, by: officerOf(decision), action: 'decision_proposed' },
    data: tellable({ ...decision, id }),
    notices: [{ key, event: 'decision_proposed', data: { decision: id, kind, by: officer.contactId } }],
    effect: async () => {
      nextState(await lifeStateOf(tx, applicationId), kind, 'lead');
      await create(tx, id, decision, 'proposed');
    },
  });
}

/** One at a time waits for a second officer: what it was proposed on must not change beneath it. */
export async function requireNoProposal(tx: Tx, applicationId: string): Promise<void> {
  const waiting = await proposalOf(tx, applicationId);
  if (waiting === null) return;
  const reason = DECISION_REASONS.proposed(waiting.kind as DecisionKind);
  throw new ServerError(409, 'proposed_already', reason, { extra: { decision: waiting.id } });
}

async function create(
  tx: Tx,
  id: string,
  { applicationId, kind, reasons, words, officer, now }: NewDecision,
  state: 'proposed' | 'carried_out',
): Promise<void> {
  await requireNoProposal(tx, applicationId);
  const submission = await tx.submission.findFirst({
    where: { applicationId, state: 'submitted' },
    select: { id: true },
  });
  const by = officer.contactId;
  await tx.decision.create({
    data: {
      ...{ id, applicationId, kind, words, state, proposedBy: by, proposedAt: now },
      submissionId: submission?.id ?? null,
      reasons: reasons as unknown as Prisma.InputJsonArray,
      ...(state === 'carried_out' ? { decidedBy: by, decidedAt: now } : {}),
    },
  });
}

async function settle(tx: Tx, id: string, { officer, now }: OfficerDeed, settled: Settled): Promise<void> {
  await tx.decision.update({
    where: { id },
    data: { ...settled, decidedBy: officer.contactId, decidedAt: now },
  });
}

/** Ends a proposal without its step; who proposed it hears where somebody else did it. */
async function end(
  tx: Tx,
  { id, kind, proposedBy }: Decision,
  deed: OfficerDeed,
  action: 'decision_declined' | 'decision_withdrawn',
  settled: Settled,
): Promise<void> {
  const { applicationId, base, key, now } = deed;
  const reason = settled.state === 'declined' ? { reason: settled.declineReason } : {};
  const data = { decision: id, kind, ...reason };
  const declined = action === 'decision_declined';
  await act(tx, {
    ...{ applicationId, base, key, now, by: officerOf(deed), action, data },
    notices: declined ? [{ key, event: action, data, contacts: [proposedBy.id] }] : [],
    effect: () => settle(tx, id, deed, settled),
  });
}
