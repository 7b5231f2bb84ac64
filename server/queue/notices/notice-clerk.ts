import type { DueNotice, Carried, NoticeDeliveries } from '../../services/notices/delivery-ports.ts';
import type { Clock } from '../clock.ts';
import { createWatch, type Watch } from '../watch.ts';
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

/** Spreads events to people and puts what is due into the queue. The rows are what counts, so nothing is lost with a process or with Redis. */
export function createNoticeClerk(options: NoticeClerkOptions): Watch {
  const { spread, plan, deliveries, queue, clock, onError } = options;
  const { lookEvery, batch, heardWithin } = { ...DEFAULTS, ...options.settings };

  async function look(stopping: () => boolean): Promise<void> {
    const now = () => new Date(clock.now());
    for (let more = true; more && !stopping();) {
      const events = await spread(batch, now());
      const ids = await deliveries.queue(plan, batch, now(), new Date(clock.now() + heardWithin));
      if (ids.length > 0) await queue.add(ids);
      more = events === batch || ids.length >= batch;
    }
  }

  return createWatch({ look, lookEvery, clock, onError });
}
