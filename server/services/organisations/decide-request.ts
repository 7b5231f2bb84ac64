import { ServerError } from '../../errors.ts';
import type { Decision, Invitations } from './ports.ts';

export interface DecideRequest {
  organisationId: string;
  id: string;
  decision: Decision;
  by: string;
  at: Date;
}

export const createDecideRequest =
  (invitations: Invitations) =>
  async (wanted: DecideRequest): Promise<void> => {
    const decided = await invitations.decide(wanted);
    if (decided === null) throw new ServerError(404, 'not_found', '没有找到这个加入申请。');
    if (decided.decision === wanted.decision && decided.by === wanted.by) return;
    const what = decided.decision === 'confirmed' ? '通过' : '拒绝';
    throw new ServerError(409, 'already_decided', `同事已经${what}了这个申请，请刷新查看。`);
  };
