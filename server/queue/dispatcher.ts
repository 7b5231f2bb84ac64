import type { PersonId } from '../../bot/ports.ts';
import type { Layout } from '../stores/redis/layout.ts';
import { attempt, type DeliveryContext, type DeliverySettings } from './delivery.ts';
import { createLaneWorker } from './lane-worker.ts';

/** Delivers what turns have committed: in strict order for a person, for many people at once, at least once. */
export interface Dispatcher {
  start(): void;
  /** Delivers at once; told after a commit in this process. Work of other processes, living or dead, is found by scanning. */
  nudge(person: PersonId): void;
  /** Begins nothing new and resolves when every send under way has been accounted for. */
  stop(): Promise<void>;
}

export interface DispatcherOptions extends Omit<
  DeliveryContext,
  'stopping' | 'settings' | 'observe' | 'onError'
> {
  layout: Layout;
  observe?: DeliveryContext['observe'];
  onError?: DeliveryContext['onError'];
  settings?: Partial<DispatcherSettings>;
}

export interface DispatcherSettings extends DeliverySettings {
  /** People served at once. */
  concurrency: number;
  /** Milliseconds between two scans of an idle system: the longest that work left by another process waits once due. */
  scanEvery: number;
  /** Milliseconds between two scans at least, however many people become due. */
  scanSpacing: number;
}

const DEFAULTS: DispatcherSettings = {
  concurrency: 64,
  scanEvery: 2000,
  scanSpacing: 100,
  renewEvery: 3000,
  backoff: { base: 1000, cap: 5 * 60_000 },
  giveUpAfter: 24 * 60 * 60_000,
};

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { outbox, layout, clock, newHolder } = options;
  const settings = { ...DEFAULTS, ...options.settings };
  const onError = options.onError ?? (() => {});
  const worker = createLaneWorker({
    lanes: layout.lanes,
    peek: (lane, count) => outbox.peek(lane, count),
    work: (_lane, person) => deliver(person),
    clock,
    onError,
    ...settings,
  });
  const context: DeliveryContext = {
    ...options,
    observe: options.observe ?? (() => {}),
    onError,
    stopping: worker.stopping,
    settings,
  };

  async function deliver(person: PersonId): Promise<void> {
    let claimed = await outbox.claim(person, newHolder(), clock.now());
    while (claimed.type === 'send') claimed = await attempt(context, claimed.claim);
    if (claimed.type === 'wait') worker.lookAgainAt(claimed.due);
  }

  return {
    start: worker.start,
    nudge: (person) => worker.nudge(layout.laneOf(person), person),
    stop: worker.stop,
  };
}
