import type { Outgoing, SendOutcome, Sender } from '../../../bot/ports.ts';
import type { NoticeDeliveries, QueuedNotice, SendResult } from '../../services/notices/delivery-ports.ts';
import { inOfficeHours } from '../../services/notices/due-at.ts';
import type { OfficeTime } from '../../services/notices/ports.ts';
import type { AppLimits } from '../../stores/redis/app-limits.ts';
import type { Admitted, MemberLimits } from '../../stores/redis/member-limits.ts';
import { backoffAfter, type Backoff } from '../backoff.ts';

export interface DeliverParts {
  deliveries: NoticeDeliveries;
  memberLimits: MemberLimits;
  appLimits: AppLimits;
  office: () => Promise<OfficeTime>;
  send: Sender;
  /** Epoch milliseconds, as the platform sees them. */
  clock: () => number;
  newId: () => string;
  /** In [0, 1). */
  random: () => number;
  observe: (delivery: NoticeDelivery) => void;
  settings: DeliverSettings;
}

export interface DeliverSettings {
  backoff: Backoff;
  /** A notice that still fails so many milliseconds after it was made is given up: an officer has to see to it. */
  giveUpAfter: number;
  /** For so many milliseconds a send of unknown outcome can be repeated without being shown twice. */
  repeatableFor: number;
}

/** What became of one attempt; for counting and logs. */
export type NoticeDelivery =
  | { type: 'sent'; waited: number }
  | { type: 'retry'; reason: string }
  | { type: 'failed'; reason: string }
  | { type: 'paused'; reason: string; until: number };

/** What may have been shown, and can be sent again without being shown twice no longer. */
export const IN_DOUBT = 'in_doubt';

/** Sends one queued notice, or puts it off: the outcome is recorded before anything else is done with it. */
export function createDeliverNotice(parts: DeliverParts) {
  const { deliveries, clock } = parts;
  return async (id: string): Promise<void> => {
    const notice = await deliveries.read(id);
    if (notice === null) return;
    const due = await closedUntil(parts, notice);
    if (due !== null) return deliveries.postpone(id, due);
    if (notice.doubtSince !== null && clock() - notice.doubtSince.getTime() > parts.settings.repeatableFor)
      return settle(parts, notice, { outcome: 'failed', reason: IN_DOUBT });
    const admission = await admit(parts, notice);
    if ('due' in admission) return deliveries.postpone(id, admission.due);
    if (!(await deliveries.begin(id, new Date(clock()))))
      return parts.memberLimits.refund(notice.identity, admission);
    const outcome = await parts.send(notice.identity, JSON.parse(notice.message) as Outgoing);
    await parts.memberLimits.arrived(notice.identity, admission, clock());
    await settle(parts, notice, await resultOf(parts, notice, outcome));
  };
}

/** Null: now is the time. What may have arrived already is settled at any hour. */
async function closedUntil({ office, clock }: DeliverParts, notice: QueuedNotice): Promise<Date | null> {
  if (notice.pace === 'at_once' || notice.doubtSince !== null) return null;
  const now = new Date(clock());
  const time = await office();
  return time.next(now) > now ? inOfficeHours(now, notice.id, time) : null;
}

async function admit(
  { memberLimits, appLimits, clock, random }: DeliverParts,
  { identity }: QueuedNotice,
): Promise<Admitted | { due: Date }> {
  const admission = await memberLimits.admit(identity, clock());
  if (!admission.admitted) return { due: new Date(admission.due) };
  const opens = await appLimits.admit(appOf(identity), clock());
  if (opens === 0) return admission;
  await memberLimits.refund(identity, admission);
  // Spread over a second, so that all who waited for the same window do not return in one instant.
  return { due: new Date(opens + random() * 1000) };
}

const appOf = (identity: string): string => identity.slice(0, Math.max(0, identity.lastIndexOf(':')));

async function resultOf(
  parts: DeliverParts,
  notice: QueuedNotice,
  outcome: SendOutcome,
): Promise<SendResult> {
  if (outcome.type === 'sent') return { outcome: 'sent' };
  const { reason } = outcome;
  if (outcome.type === 'failed') return { outcome: 'failed', reason };
  const { settings, clock, random, appLimits } = parts;
  const now = clock();
  if (now - notice.createdAt.getTime() >= settings.giveUpAfter)
    return { outcome: 'failed', reason: `gave_up: ${reason}` };
  const wait = Math.max(outcome.after, backoffAfter(notice.failures + 1, settings.backoff, random()));
  if (outcome.scope === 'app') {
    await appLimits.pause(appOf(notice.identity), now + outcome.after, now);
    parts.observe({ type: 'paused', reason, until: now + outcome.after });
  }
  return { outcome: 'retry', reason, due: new Date(now + wait), doubt: mayHaveArrived(outcome) };
}

/** Where no answer came, the call may have been carried out, unless there was no connection to send it over. */
const mayHaveArrived = ({ reason }: { reason: string }): boolean =>
  reason.startsWith('network:') && !NOT_CONNECTED.test(reason);
const NOT_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT/;

async function settle(
  { deliveries, clock, newId, observe }: DeliverParts,
  notice: QueuedNotice,
  result: SendResult,
): Promise<void> {
  const now = new Date(clock());
  if (!(await deliveries.settle(notice.id, newId(), result, now))) return;
  if (result.outcome === 'sent')
    observe({ type: 'sent', waited: now.getTime() - notice.createdAt.getTime() });
  else observe({ type: result.outcome, reason: result.reason });
}
