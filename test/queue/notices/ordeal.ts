import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { createSimulator, type Simulator } from '../../../bot/simulator/index.ts';
import { madeUpCredentials } from '../../../bot/simulator/index.ts';
import { createPrisma } from '../../../server/stores/database.ts';
import { startDatabase } from '../../setup/databases.ts';
import { randomId } from '../../setup/people.ts';
import type { Random } from '../../support/random.ts';
import { startTestRedis } from '../../support/redis.ts';
import type { NoticeProcessTask } from './notice-process.ts';
import { settingsOf } from './settings-of.ts';
import { swiftClock, type SwiftTime } from './swift-time.ts';

export interface Ordeal {
  random: Random;
  notices: number;
  people: number;
  kills: number;
  /** Processes at work at once. */
  processes: number;
  /** How much faster than the world the platform's clock runs. */
  speed: number;
  /** Sends whose answer nobody hears, though they are carried out. */
  unheard: number;
  withinMs: number;
}

export interface Endured {
  /** Person and application of every message that was shown, and of every notice that was to be. */
  shown: string[];
  wanted: string[];
  /** What the platform let drop without a word. */
  dropped: number;
  /** Sends that were repeated, and not shown again. */
  suppressed: number;
  kills: number;
  /** The most messages that any person got within a minute. */
  mostInAMinute: number;
  states: Record<string, number>;
}

const SEND = '/cgi-bin/message/send';
/** Thursday, just after the office has opened. */
const MORNING = Date.parse('2026-11-26T09:05:10+08:00');

/** Filings that fall due at once, delivered by processes that are killed again and again. */
export async function endure(ordeal: Ordeal): Promise<Endured> {
  const [redis, postgres] = await Promise.all([startTestRedis(), startDatabase()]);
  const prisma = createPrisma(postgres.database);
  const time: SwiftTime = { began: Date.now(), showed: MORNING, speed: ordeal.speed };
  const users = Array.from({ length: ordeal.people }, (_, index) => `user${index}`);
  const simulator = await createSimulator({
    credentials: madeUpCredentials(randomBytes),
    title: 'notices',
    contacts: users.map((userid) => ({ userid, name: userid })),
    now: swiftClock(time),
    random: randomBytes,
  });
  try {
    const wanted = await makeFilings(prisma, simulator.credentials.corpId, users, ordeal);
    simulator.setFault({ kind: 'dropped', path: SEND, calls: ordeal.unheard });
    const kills = await deliverUnderKills(
      ordeal,
      {
        ...{ redisUrl: redis.url, databaseUrl: postgres.database.url, wecom: settingsOf(simulator), time },
        settings: { lookEvery: 100, heardWithin: 2_500 * ordeal.speed, lock: 2_500, concurrency: 16 },
      },
      {
        simulator,
        done: async () => (await prisma.notice.count({ where: { state: 'sent' } })) >= ordeal.notices,
      },
    );
    const rows = await prisma.notice.groupBy({ by: ['state'], _count: true });
    return {
      ...seenBy(simulator, users),
      ...{ wanted, kills, states: Object.fromEntries(rows.map(({ state, _count }) => [state, _count])) },
    };
  } finally {
    await simulator.close();
    await prisma.$disconnect();
    await Promise.all([redis.stop(), postgres.remove()]);
  }
}

/** One application for each notice; the first few people have so many that a minute's allowance does not do. */
async function makeFilings(
  prisma: ReturnType<typeof createPrisma>,
  corpId: string,
  users: readonly string[],
  { notices, random }: Ordeal,
): Promise<string[]> {
  const people = users.map((user) => ({ user, contact: randomId(), organisation: randomId() }));
  const at = new Date(MORNING);
  const filings = Array.from({ length: notices }, (_, index) => ({
    ...{ id: randomId(), title: `第${index}号联合体` },
    owner: index < notices / 2 ? people[index % 3]! : random.pick(people),
  }));
  await prisma.contact.createMany({
    data: people.map(({ user, contact }) => ({
      ...{ id: contact, identity: `wecom:${corpId}:${user}`, kind: 'member' },
    })),
  });
  await prisma.organisation.createMany({
    data: people.map(({ user, contact, organisation }) => ({
      ...{ id: organisation, name: user, code: user, foundedBy: contact },
    })),
  });
  await prisma.membership.createMany({
    data: people.map(({ contact, organisation }) => ({
      ...{ organisationId: organisation, contactId: contact, role: 'owner' },
    })),
  });
  await prisma.application.createMany({
    data: filings.map(({ id, title, owner }) => ({
      ...{ id, title, organisationId: owner.organisation, packId: 'baoshan-2025-8', packVersion: '1.0' },
      ...{ state: 'filed', createdBy: owner.contact, createdAt: at, updatedAt: at },
    })),
  });
  await prisma.noticeEvent.createMany({
    data: filings.map(({ id }) => ({
      ...{ id: randomId(), event: 'annual_reminder', applicationId: id, at },
      data: { year: 2025, dueOn: '2026-12-31', daysLeft: 25 },
    })),
  });
  return filings.map(({ title, owner }) => `${owner.user} ${title}`);
}

/** Kills whichever process is at work as the number of sends passes one moment after the other. */
async function deliverUnderKills(
  { random, notices, kills, processes, withinMs }: Ordeal,
  task: NoticeProcessTask,
  { simulator, done }: { simulator: Simulator; done: () => Promise<boolean> },
): Promise<number> {
  const moments = Array.from({ length: kills }, () => random.below(notices)).toSorted((a, b) => a - b);
  const alive = Array.from({ length: processes }, () => startProcess(task));
  const sends = () => simulator.calls().filter(({ path }) => path === SEND).length;
  let killed = 0;
  const end = performance.now() + withinMs;
  try {
    for (let finished = false; !finished;) {
      if (performance.now() > end)
        throw new Error(`not delivered in time: ${sends()} sends, ${killed} kills`);
      if (killed < kills && sends() > moments[killed]!) {
        const victim = random.below(alive.length);
        await kill(alive[victim]!);
        alive[victim] = startProcess(task);
        killed += 1;
      } else {
        finished = killed === kills && (await done());
        await delay(3 + random.below(5));
      }
    }
  } finally {
    await Promise.all(alive.map(kill));
  }
  return killed;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function startProcess(task: NoticeProcessTask): ChildProcess {
  const script = new URL('notice-process.ts', import.meta.url).pathname;
  return spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, NOTICES: JSON.stringify(task) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function seenBy(simulator: Simulator, users: readonly string[]) {
  const problems = simulator.problems();
  const messages = users.map((user) => simulator.fromApp(user));
  return {
    shown: messages.flatMap((entries) =>
      entries.map(({ userid, content }) => `${userid} ${/第\d+号联合体/.exec(JSON.stringify(content))?.[0]}`),
    ),
    dropped: problems.filter(({ kind }) => kind === 'dropped').length,
    suppressed: problems.filter(({ kind }) => kind === 'suppressed').length,
    mostInAMinute: Math.max(
      ...messages.map((entries) =>
        mostWithin(
          entries.map(({ at }) => at),
          60_000,
        ),
      ),
    ),
  };
}

function mostWithin(times: readonly number[], width: number): number {
  return Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + width).length));
}
