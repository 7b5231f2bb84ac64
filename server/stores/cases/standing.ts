import type { LifeState } from '../../contract/life.ts';
import type { Tx } from '../applications/hold.ts';

export async function lifeStateOf(tx: Tx, applicationId: string): Promise<LifeState> {
  const where = { id: applicationId };
  const { state } = await tx.application.findUniqueOrThrow({ where, select: { state: true } });
  return state as LifeState;
}
