import type { PersonId, SendOutcome, Sender } from '../../bot/ports.ts';
import type { AppLimits } from '../stores/redis/app-limits.ts';
import type { Claim, Claimed, Outbox } from '../stores/redis/outbox.ts';
import { backoffAfter, type Backoff } from './backoff.ts';
import type { Clock } from './clock.ts';

/** What became of one attempt; for counting and logs. Never carries text of a message. */
export type Delivery =
  /** `waited`: milliseconds since the turn was committed. */
  | { type: 'sent'; person: PersonId; waited: number }
  | { type: 'retry'; person: PersonId; attempts: number; reason: string }
  /** Given up for good: it is among the dead letters now. */
  | { type: 'failed'; person: PersonId; reason: string }
  /** The whole app pauses until then (epoch milliseconds), because the platform asked for it. */
  | { type: 'paused'; app: string; until: number; reason: string }
  /** Another took the claim over before the outcome was recorded, and sends the same bytes again. */
  | { type: 'lost'; person: PersonId };

export interface DeliveryContext {
  outbox: Outbox;
  appLimits: AppLimits;
  send: Sender;
  clock: Clock;
  /** Names one claim; unique across processes. */
  newHolder: () => string;
  /** In [0, 1). */
  random: () => number;
  observe: (delivery: Delivery) => void;
  onError: (error: unknown) => void;
  stopping: () => boolean;
  settings: DeliverySettings;
}

export interface DeliverySettings {
  /** Milliseconds between two renewals of a lease during a slow send; well under the outbox's lease. */
  renewEvery: number;
  backoff: Backoff;
  /** A message that still fails this many milliseconds after its turn is given up: an answer of the day before confuses. */
  giveUpAfter: number;
}

/** Attempts one claimed message and answers with the person's next one, claimed, if there is one to send now. */
export async function attempt(context: DeliveryContext, claim: Claim): Promise<Claimed> {
  const { clock, appLimits, random } = context;
  if (context.stopping()) return putOff(context, claim, clock.now(), false);
  const admittedAt = await appLimits.admit(appOf(claim.person), clock.now());
  // Spread over a second, so that all who waited for the same window do not return in one instant.
  if (admittedAt > 0) return putOff(context, claim, admittedAt + random() * 1000, false);
  return settle(context, claim, await sendHolding(context, claim));
}

/** The app whose limits a person's messages count against: all of the person's id but the last part. */
function appOf(person: PersonId): string {
  return person.slice(0, Math.max(0, person.lastIndexOf(':')));
}

/** Sends while keeping the lease. A send that throws has an unknown outcome and is repeated. */
async function sendHolding(context: DeliveryContext, claim: Claim): Promise<SendOutcome> {
  const { outbox, clock, send, onError, settings } = context;
  let cancel = clock.schedule(settings.renewEvery, renew);
  function renew(): void {
    outbox.renew(claim, clock.now()).catch(onError);
    cancel = clock.schedule(settings.renewEvery, renew);
  }
  try {
    return await send(claim.person, claim.outgoing);
  } catch (error) {
    onError(error);
    return { type: 'retry', after: 0, reason: 'send_threw', scope: 'message' };
  } finally {
    cancel();
  }
}

async function settle(context: DeliveryContext, claim: Claim, outcome: SendOutcome): Promise<Claimed> {
  const now = context.clock.now();
  if (outcome.type === 'sent') {
    return finish(context, claim, { type: 'sent', person: claim.person, waited: now - claim.at });
  }
  if (outcome.type === 'failed') return giveUp(context, claim, outcome.reason);
  if (now - claim.at >= context.settings.giveUpAfter) {
    return giveUp(context, claim, `gave_up: ${outcome.reason}`);
  }
  return outcome.scope === 'app' ? pauseApp(context, claim, outcome) : retry(context, claim, outcome);
}

function giveUp(context: DeliveryContext, claim: Claim, reason: string): Promise<Claimed> {
  return finish(context, claim, { type: 'failed', person: claim.person, reason });
}

async function finish(context: DeliveryContext, claim: Claim, delivery: Delivery): Promise<Claimed> {
  const next = context.stopping() ? null : context.newHolder();
  const dead = delivery.type === 'failed' ? { reason: delivery.reason } : undefined;
  const claimed = await context.outbox.finish(claim, next, context.clock.now(), dead);
  context.observe(claimed.type === 'lost' ? { type: 'lost', person: claim.person } : delivery);
  return claimed;
}

type Trouble = { after: number; reason: string };

async function retry(context: DeliveryContext, claim: Claim, { after, reason }: Trouble): Promise<Claimed> {
  const attempts = claim.attempts + 1;
  const wait = Math.max(after, backoffAfter(attempts, context.settings.backoff, context.random()));
  context.observe({ type: 'retry', person: claim.person, attempts, reason });
  return putOff(context, claim, context.clock.now() + wait, true);
}

async function pauseApp(
  context: DeliveryContext,
  claim: Claim,
  { after, reason }: Trouble,
): Promise<Claimed> {
  const app = appOf(claim.person);
  const now = context.clock.now();
  await context.appLimits.pause(app, now + after, now);
  context.observe({ type: 'paused', app, until: now + after, reason });
  return putOff(context, claim, now + after + context.random() * 1000, true);
}

async function putOff(
  context: DeliveryContext,
  claim: Claim,
  due: number,
  failed: boolean,
): Promise<Claimed> {
  await context.outbox.postpone(claim, due, failed);
  return { type: 'wait', due };
}
