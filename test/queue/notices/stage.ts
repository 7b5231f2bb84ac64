import { randomBytes, randomUUID } from 'node:crypto';
import { Agent } from 'undici';
import { createNoticeRenderer, REPEATABLE_FOR } from '../../../bot/wecom/app/notice-message.ts';
import { createAppSender } from '../../../bot/wecom/app/sender.ts';
import { createApiClient } from '../../../bot/wecom/client.ts';
import { createHttp } from '../../../bot/wecom/http.ts';
import { createSimulator, madeUpCredentials } from '../../../bot/simulator/index.ts';
import { createDeliverNotice } from '../../../server/queue/notices/deliver-notice.ts';
import { planMessages } from '../../../server/services/notices/plan-messages.ts';
import { createSpreadEvents } from '../../../server/services/notices/spread-events.ts';
import { calendarOf } from '../../../server/services/calendar/calendar-of.ts';
import { createPackShelf } from '../../../server/services/programme/pack-shelf.ts';
import { reachedBy } from '../../../server/start/notices.ts';
import { createPrisma } from '../../../server/stores/database.ts';
import { createNoticeDeliveries } from '../../../server/stores/notices/deliveries.ts';
import { createNoticeEvents } from '../../../server/stores/notices/events.ts';
import { createNoticePeople } from '../../../server/stores/notices/people.ts';
import { createAppLimits } from '../../../server/stores/redis/app-limits.ts';
import { createMemberLimits } from '../../../server/stores/redis/member-limits.ts';
import { createTokenStore } from '../../../server/stores/redis/token-store.ts';
import type { TestDatabase } from '../../setup/databases.ts';
import { baoshan } from '../../support/packs.ts';
import { startTestRedis } from '../../support/redis.ts';
import { settingsOf } from './settings-of.ts';

const HOURS = [{ from: '09:00', to: '17:00' }];
const calendar = calendarOf({ holidays: [] });
const office = { next: (now: Date) => calendar.nextOfficeMoment(now, HOURS).at, duty: null };

export type Stage = Awaited<ReturnType<typeof startStage>>;

/** All that delivers notices but the queue between its steps, against the stand-in, at a time that stands still. */
export async function startStage(openDatabase: () => Promise<TestDatabase>) {
  const [place, redisServer] = await Promise.all([openDatabase(), startTestRedis()]);
  const prisma = createPrisma(place.database);
  const redis = redisServer.connect();
  let now = Date.parse('2026-11-26T10:10:00+08:00');
  const clock = () => now;
  const simulator = await createSimulator({
    ...{ credentials: madeUpCredentials(randomBytes), title: 'notices', now: clock, random: randomBytes },
  });
  const account = { settings: settingsOf(simulator) };
  const agent = new Agent({ connections: 4 });
  const { apiBase, corpId, agentId, secret } = account.settings;
  const store = createTokenStore(redis);
  const client = createApiClient({
    ...{ http: createHttp(agent, 10_000), store, apiBase, corpId, agentId, secret, clock },
  });
  const deliveries = createNoticeDeliveries(prisma);
  const spread = createSpreadEvents({
    events: createNoticeEvents(prisma),
    people: createNoticePeople(prisma),
    packs: createPackShelf([baoshan]),
    office: async () => office,
    reaches: reachedBy(account),
  });
  const plan = planMessages(
    createNoticeRenderer({ agentId, cards: true, publicUrl: () => 'https://lianbei.example' }),
  );
  const deliver = createDeliverNotice({
    deliveries,
    memberLimits: createMemberLimits(redis, { perMinute: 28, perHour: 950 }),
    appLimits: createAppLimits(redis, { perMinute: 9_500, perHour: 145_000 }),
    office: async () => office,
    send: createAppSender(client),
    clock,
    newId: randomUUID,
    random: () => 0.5,
    observe: () => {},
    settings: {
      backoff: { base: 2_000, cap: 600_000 },
      giveUpAfter: 3 * 86_400_000,
      repeatableFor: REPEATABLE_FOR,
    },
  });
  const queue = () => deliveries.queue(plan, 100, new Date(now), new Date(now + 120_000));

  return {
    ...{ prisma, redis, simulator, deliver, queue, corpId },
    clock,
    /** In Shanghai. */
    at: (time: string) => void (now = Date.parse(`${time}+08:00`)),
    pass: (milliseconds: number) => void (now += milliseconds),
    spread: () => spread(100, new Date(now)),
    /** All that is to be done at this moment. */
    async run(): Promise<void> {
      while ((await spread(100, new Date(now))) > 0);
      for (let ids = await queue(); ids.length > 0; ids = await queue())
        for (const id of ids) await deliver(id);
    },
    async stop() {
      await simulator.close();
      await agent.destroy();
      await prisma.$disconnect();
      await Promise.all([place.remove(), redisServer.stop()]);
    },
  };
}
