import { randomUUID } from 'node:crypto';
import { createAppSender } from '../../bot/wecom/app/sender.ts';
import { createNoticeRenderer, REPEATABLE_FOR } from '../../bot/wecom/app/notice-message.ts';
import type { ApiClient } from '../../bot/wecom/client.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { systemClock } from '../queue/clock.ts';
import { createDeliverNotice, type NoticeDelivery } from '../queue/notices/deliver-notice.ts';
import { createNoticeClerk, type NoticeClerkSettings } from '../queue/notices/notice-clerk.ts';
import {
  createNoticeQueue,
  startNoticeWorker,
  type NoticeWorkerSettings,
} from '../queue/notices/notice-queue.ts';
import type { DueNotice } from '../services/notices/delivery-ports.ts';
import { createOfficeNow, type OfficeNow } from '../services/notices/office-time.ts';
import { planMessages } from '../services/notices/plan-messages.ts';
import { createSpreadEvents } from '../services/notices/spread-events.ts';
import type { PackShelf } from '../services/programme/pack-shelf.ts';
import { createOfficeSettings } from '../services/settings/read-settings.ts';
import type { PrismaClient } from '../stores/database.ts';
import { createNoticeDeliveries } from '../stores/notices/deliveries.ts';
import { createNoticeEvents } from '../stores/notices/events.ts';
import { createNoticePeople } from '../stores/notices/people.ts';
import { createAppLimits } from '../stores/redis/app-limits.ts';
import { closeRedis, connectRedis, type RedisClient } from '../stores/redis/client.ts';
import type { Layout } from '../stores/redis/layout.ts';
import { createMemberLimits } from '../stores/redis/member-limits.ts';
import { createSettingReader } from '../stores/settings/settings.ts';
import { CORP_LIMITS, MEMBER_LIMITS } from './limits.ts';
import type { Teardown } from './teardown.ts';
import type { WecomAccount } from './wecom-account.ts';

export interface NoticeParts {
  redisUrl: string;
  redis: RedisClient;
  layout: Layout;
  prisma: PrismaClient;
  packs: PackShelf;
  account: Pick<WecomAccount, 'settings' | 'now'>;
  wecom: ApiClient;
  /** Where people reach the pages; null where that is not known, empty until it is. */
  publicUrl: () => string | null;
  metrics: Pick<Metrics, 'send'>;
  log: Log;
  settings?: Partial<NoticeClerkSettings & NoticeWorkerSettings>;
}

/** A notice that an office day could not deliver is an officer's matter. */
const GIVE_UP_AFTER = 3 * 24 * 60 * 60_000;
const BACKOFF = { base: 2_000, cap: 10 * 60_000 };

/** Events are spread and notices delivered when this returns. @returns tells that something may have happened */
export function startNotices(parts: NoticeParts, teardown: Teardown): { nudge: () => void } {
  const { account, log, prisma } = parts;
  const onError = (err: unknown) => log.warn({ err }, 'notices');
  const connection = connectRedis(parts.redisUrl, { name: 'lianbei-notices', onError, waits: true });
  teardown.add('connection of the notices', () => closeRedis(connection));
  const office = officeOf(parts);
  const deliveries = createNoticeDeliveries(prisma);
  const queue = createNoticeQueue(connection, onError);
  teardown.add('queue of notices', queue.close);
  const worker = startNoticeWorker({
    connection,
    deliver: createDeliver(parts, deliveries, office),
    onError,
    ...(parts.settings ? { settings: parts.settings } : {}),
  });
  teardown.add('delivery of notices', worker.stop);
  const clerk = createNoticeClerk({
    spread: createSpread(parts, office),
    plan: createPlan(parts),
    deliveries,
    queue,
    clock: { ...systemClock, now: () => account.now() },
    onError,
    ...(parts.settings ? { settings: parts.settings } : {}),
  });
  clerk.start();
  teardown.add('spreading of notices', clerk.stop);
  return { nudge: clerk.nudge };
}

function officeOf({ prisma, packs, account }: NoticeParts): () => Promise<OfficeNow> {
  const settings = createOfficeSettings({
    store: createSettingReader(prisma),
    defaults: () => packs.at(new Date(account.now())).office,
  });
  return createOfficeNow(settings, () => performance.now());
}

/** Nothing is written before it is known where its links lead. */
function createPlan({ account, publicUrl }: NoticeParts) {
  const { agentId } = account.settings;
  const plan = planMessages(createNoticeRenderer({ agentId, cards: true, publicUrl }));
  return (due: readonly DueNotice[]) => (publicUrl() === '' ? [] : plan(due));
}

function createSpread({ prisma, packs, account }: NoticeParts, office: () => Promise<OfficeNow>) {
  return createSpreadEvents({
    events: createNoticeEvents(prisma),
    people: createNoticePeople(prisma),
    packs,
    office,
    reaches: reachedBy(account),
  });
}

/** The app's messages reach members of its own corp alone. */
export function reachedBy({ settings }: Pick<WecomAccount, 'settings'>): (identity: string) => boolean {
  const ours = new RegExp(`^wecom:${settings.corpId}:[^:]+$`);
  return (identity) => ours.test(identity);
}

function createDeliver(
  parts: NoticeParts,
  deliveries: ReturnType<typeof createNoticeDeliveries>,
  office: () => Promise<OfficeNow>,
) {
  const { redis, layout, account, wecom, metrics, log } = parts;
  return createDeliverNotice({
    deliveries,
    memberLimits: createMemberLimits(redis, { layout, ...MEMBER_LIMITS }),
    appLimits: createAppLimits(redis, { layout, ...CORP_LIMITS }),
    office,
    send: createAppSender(wecom),
    clock: () => account.now(),
    newId: randomUUID,
    random: Math.random,
    observe: (delivery) => note(delivery, metrics, log),
    settings: { backoff: BACKOFF, giveUpAfter: GIVE_UP_AFTER, repeatableFor: REPEATABLE_FOR },
  });
}

/** People are not named: an operator finds the notice in the console. */
function note(delivery: NoticeDelivery, metrics: Pick<Metrics, 'send'>, log: Log): void {
  switch (delivery.type) {
    case 'sent':
      return metrics.send('sent');
    case 'retry':
      metrics.send('retry');
      return log.info({ reason: delivery.reason }, 'sending a notice failed, will be repeated');
    case 'failed':
      metrics.send('failed');
      return log.error({ reason: delivery.reason }, 'a notice was given up');
    case 'paused':
      return log.error({ reason: delivery.reason, until: delivery.until }, 'all sending is paused');
  }
}
