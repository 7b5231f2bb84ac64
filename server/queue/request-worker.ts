import type { Request } from '../../bot/conversation/types.ts';
import type { PersonId } from '../../bot/ports.ts';
import type { Layout } from '../stores/redis/layout.ts';
import type { Requests } from '../stores/redis/requests.ts';
import { backoffAfter, type Backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import { createLaneWorker } from './lane-worker.ts';

/**
 * Carries out one request; repeated with the same `id` until it resolves, and possibly once more.
 * @param id 32 characters, the same at every attempt and for no other request
 * @param at when the turn was committed, epoch milliseconds
 */
export type CarryOut = (id: string, request: Request, person: PersonId, at: number) => Promise<void>;

/** Carries out the requests of committed turns, apart from messages: a database that is away delays no answer. */
export interface RequestWorker {
  start(): void;
  /** Looks at once for requests of this person; told after a commit in this process. */
  nudge(person: PersonId): void;
  /** Begins nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface RequestWorkerOptions {
  requests: Requests;
  layout: Layout;
  carryOut: CarryOut;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  observe?: (outcome: { type: 'done' | 'retry'; attempts: number }) => void;
  onError?: (error: unknown) => void;
  settings?: Partial<RequestWorkerSettings>;
}

export interface RequestWorkerSettings {
  concurrency: number;
  /** Milliseconds between two scans of an idle system. */
  scanEvery: number;
  /** Milliseconds between two scans at least, however many requests become due. */
  scanSpacing: number;
  /** Milliseconds after which another process may try as well. */
  lease: number;
  backoff: Backoff;
}

const DEFAULTS: RequestWorkerSettings = {
  concurrency: 8,
  scanEvery: 5000,
  scanSpacing: 100,
  lease: 30_000,
  backoff: { base: 500, cap: 60_000 },
};

export function createRequestWorker(options: RequestWorkerOptions): RequestWorker {
  const { requests, layout, clock, random } = options;
  const observe = options.observe ?? (() => {});
  const onError = options.onError ?? (() => {});
  const settings = { ...DEFAULTS, ...options.settings };
  const worker = createLaneWorker({
    lanes: layout.lanes,
    peek: (lane, count) => requests.peek(lane, count),
    work: carry,
    clock,
    onError,
    ...settings,
  });

  async function carry(lane: number, id: string): Promise<void> {
    const claim = await requests.claim(lane, id, clock.now(), settings.lease);
    if (claim === null) return;
    try {
      await options.carryOut(id, claim.request, claim.person, claim.at);
    } catch (error) {
      onError(error);
      const attempts = await requests.countFailure(claim);
      const due = clock.now() + backoffAfter(attempts, settings.backoff, random());
      await requests.postpone(claim, due);
      observe({ type: 'retry', attempts });
      worker.lookAgainAt(due);
      return;
    }
    await requests.finish(claim);
    observe({ type: 'done', attempts: 1 });
  }

  async function look(lane: number): Promise<void> {
    const now = clock.now();
    for (const { item, due } of await requests.peek(lane, settings.concurrency)) {
      if (due <= now) worker.nudge(lane, item);
    }
  }

  return {
    start: worker.start,
    nudge: (person) => void look(layout.laneOf(person)).catch(onError),
    stop: worker.stop,
  };
}
