import type { DueNotice, Carried, NoticeDeliveries } from '../../services/notices/delivery-ports.ts';
import { createAlarm } from '../alarm.ts';
import type { Clock } from '../clock.ts';
import type { NoticeQueue } from './notice-queue.ts';

export interface NoticeClerkOptions {
  /** Makes notices of events; answers how many events there were. */
  spread: (limit: number, now: Date) => Promise<number>;
  plan: (due: readonly DueNotice[]) => readonly Carried[];
  deliveries: Pick<NoticeDeliveries, 'queue'>;
  queue: Pick<NoticeQueue, 'add'>;
  /** Its time is the platform's; what it schedules runs in true time. */
  clock: Clock;
  onError: (error: unknown) => void;
  settings?: Partial<NoticeClerkSettings>;
}

export interface NoticeClerkSettings {
  /** Milliseconds between two looks: other processes write events too. */
  lookEvery: number;
  /** Events or people taken up in one step. */
  batch: number;
  /** Milliseconds after which a notice that was queued and not heard of is queued again. */
  heardWithin: number;
}

const DEFAULTS: NoticeClerkSettings = { lookEvery: 1_000, batch: 100, heardWithin: 120_000 };

export interface NoticeClerk {
  start(): void;
  /** Something may have happened: it looks at once. */
  nudge(): void;
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** Spreads events to people and puts what is due into the queue. The rows are what counts, so nothing is lost with a process or with Redis. */
export function createNoticeClerk(options: NoticeClerkOptions): NoticeClerk {
  const { clock, onError } = options;
  const settings = { ...DEFAULTS, ...options.settings };
  const alarm = createAlarm(clock, 20, () => void look());
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = true;

  function look(): void {
    if (running !== null) {
      again = true;
      return;
    }
    running = work()
      .catch(onError)
      .finally(() => {
        running = null;
        if (stopped) return;
        alarm.ringBy(clock.now() + (again ? 0 : settings.lookEvery));
        again = false;
      });
  }

  async function work(): Promise<void> {
    const { spread, plan, deliveries, queue } = options;
    const { batch, heardWithin } = settings;
    const now = () => new Date(clock.now());
    for (let more = true; more && !stopped;) {
      const events = await spread(batch, now());
      const ids = await deliveries.queue(plan, batch, now(), new Date(clock.now() + heardWithin));
      if (ids.length > 0) await queue.add(ids);
      more = events === batch || ids.length >= batch;
    }
  }

  return {
    start() {
      stopped = false;
      look();
    },
    nudge() {
      if (running !== null) again = true;
      else if (!stopped) alarm.ringBy(clock.now());
    },
    async stop() {
      stopped = true;
      alarm.cancel();
      await running;
    },
  };
}
