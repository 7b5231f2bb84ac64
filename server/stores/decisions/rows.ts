import type {
  Decision,
  DecisionKind,
  DecisionReason,
  DecisionState,
} from '../../services/decisions/ports.ts';
import type { Tx } from '../applications/hold.ts';
import { namesOf, personOf } from '../applications/read.ts';
import type { Decision as Row } from '../prisma-client/client.ts';

/** Latest first. */
export async function readDecisions(tx: Tx, applicationId: string): Promise<Decision[]> {
  const rows = await tx.decision.findMany({
    where: { applicationId },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
  });
  return presentAll(tx, rows);
}

export async function readDecision(tx: Tx, applicationId: string, id: string): Promise<Decision | null> {
  const row = await tx.decision.findFirst({ where: { id, applicationId } });
  return row === null ? null : (await presentAll(tx, [row]))[0]!;
}

/** The proposal that waits for a second officer. */
export async function proposalOf(tx: Tx, applicationId: string): Promise<Row | null> {
  return tx.decision.findFirst({ where: { applicationId, state: 'proposed' } });
}

async function presentAll(tx: Tx, rows: readonly Row[]): Promise<Decision[]> {
  const names = await namesOf(
    tx,
    rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as DecisionKind,
    state: row.state as DecisionState,
    reasons: row.reasons as unknown as DecisionReason[],
    words: row.words,
    proposedBy: personOf(names, row.proposedBy),
    proposedAt: row.proposedAt,
    decidedBy: row.decidedBy === null ? null : personOf(names, row.decidedBy),
    decidedAt: row.decidedAt,
    declineReason: row.declineReason,
  }));
}
