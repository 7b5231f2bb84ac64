import { randomUUID } from 'node:crypto';
import type { FactsChanged, PersonId, SnoozeReminders } from '../../bot/ports.ts';
import { SEND_PATH } from '../../bot/wecom/app/render.ts';
import { createAppSender } from '../../bot/wecom/app/sender.ts';
import type { ApiClient } from '../../bot/wecom/client.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { systemClock } from '../queue/clock.ts';
import type { Delivery } from '../queue/delivery.ts';
import { createDispatcher } from '../queue/dispatcher.ts';
import { createRequestWorker, type CarryOut } from '../queue/request-worker.ts';
import type { CheckRecords } from '../stores/check-records.ts';
import { createAppLimits } from '../stores/redis/app-limits.ts';
import type { RedisClient } from '../stores/redis/client.ts';
import type { Layout } from '../stores/redis/layout.ts';
import type { Nudges } from '../stores/redis/nudges.ts';
import { createOutbox } from '../stores/redis/outbox.ts';
import { createRequests } from '../stores/redis/requests.ts';
import { CORP_LIMITS, MEMBER_LIMITS } from './limits.ts';
import type { Teardown } from './teardown.ts';
import type { WecomAccount } from './wecom-account.ts';

export interface DeliveryParts {
  redis: RedisClient;
  layout: Layout;
  account: WecomAccount;
  wecom: ApiClient;
  records: CheckRecords;
  /** Carries out what a person changed in chat. */
  carryFacts: (request: string, person: PersonId, changed: FactsChanged) => Promise<void>;
  /** Puts off what a person does not want to be reminded of now. */
  snooze: (person: PersonId, wish: SnoozeReminders) => Promise<void>;
  metrics: Metrics;
  log: Log;
}

const LEASE_MS = 10_000;

/** Carries out committed turns: messages are sent, requests done. Both workers run when this returns; nudged, they look at once. */
export function startDelivery(parts: DeliveryParts, teardown: Teardown): Nudges {
  const { redis, layout, account, log, metrics } = parts;
  const clock = { ...systemClock, now: () => account.now() };
  const onError = (err: unknown) => log.warn({ err }, 'delivery');

  const dispatcher = createDispatcher({
    outbox: createOutbox(redis, { layout, lease: LEASE_MS, limits: { path: SEND_PATH, ...MEMBER_LIMITS } }),
    appLimits: createAppLimits(redis, { layout, ...CORP_LIMITS }),
    send: createAppSender(parts.wecom),
    layout,
    clock,
    newHolder: randomUUID,
    random: Math.random,
    observe: (delivery) => note(delivery, metrics, log),
    onError,
  });
  const requests = createRequestWorker({
    requests: createRequests(redis, layout),
    layout,
    carryOut: carryOut(parts),
    clock,
    random: Math.random,
    onError,
  });
  dispatcher.start();
  teardown.add('delivery of messages', dispatcher.stop);
  requests.start();
  teardown.add('requests of turns', requests.stop);
  return { outgoing: dispatcher.nudge, requests: requests.nudge };
}

function carryOut({ records, carryFacts, snooze }: DeliveryParts): CarryOut {
  return async (id, request, person, at) => {
    if (request.type === 'facts_changed') return carryFacts(id, person, request);
    if (request.type === 'snooze_reminders') return snooze(person, request);
    const { facts, verdict, packId, packVersion, packDigest } = request;
    const decidedAt = new Date(at);
    await records.record({ id, person, facts, verdict, packId, packVersion, packDigest, decidedAt });
  };
}

/** People are not named: an operator finds the message by its place in the queue. */
function note(delivery: Delivery, metrics: Metrics, log: Log): void {
  switch (delivery.type) {
    case 'sent':
      return metrics.send('sent');
    case 'retry':
      metrics.send('retry');
      return log.info(
        { reason: delivery.reason, attempts: delivery.attempts },
        'sending failed, will be repeated',
      );
    case 'failed':
      metrics.send('failed');
      return log.error({ reason: delivery.reason }, 'a message was given up');
    case 'paused':
      return log.error({ reason: delivery.reason, until: delivery.until }, 'all sending is paused');
    case 'lost':
      return log.warn('a claim on a message was lost; it is sent again');
  }
}
