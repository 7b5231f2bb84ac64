import type { ConversationNews, News } from '../services/chat/ports.ts';
import { createAlarm } from './alarm.ts';
import { backoffAfter, type Backoff } from './backoff.ts';
import type { Clock } from './clock.ts';

/** Sees to it that conversations are told of their applications: at once what this process caused, by looking what others did. */
export interface ConversationSync {
  start(): void;
  /** There may be news. Cheap; may be called at any time. */
  nudge(): void;
  /** Begins nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface ConversationSyncOptions {
  waiting: ConversationNews['waiting'];
  /** Tells the news of one application; resolves once none of it is left to tell. */
  tell: (news: readonly News[]) => Promise<void>;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  onError: (error: unknown) => void;
  settings?: Partial<ConversationSyncSettings>;
}

export interface ConversationSyncSettings {
  /** Milliseconds between two looks of an idle system: the longest that news of another process waits. */
  lookEvery: number;
  /** Milliseconds between two looks at least: many changes in a row are told as one. */
  lookSpacing: number;
  /** News taken up at once. */
  batch: number;
  backoff: Backoff;
}

const DEFAULTS: ConversationSyncSettings = {
  lookEvery: 1000,
  lookSpacing: 20,
  batch: 200,
  backoff: { base: 500, cap: 60_000 },
};

/** Any number of processes may do this at once: they tell the same, and what is told twice changes nothing. */
export function createConversationSync(options: ConversationSyncOptions): ConversationSync {
  const { clock, random, onError } = options;
  const settings = { ...DEFAULTS, ...options.settings };
  const troubled = createTroubles(() => clock.now(), settings.backoff, random);
  let running = false;
  let looking: Promise<void> | null = null;
  let rangMeanwhile = false;

  const alarm = createAlarm(clock, settings.lookSpacing, () => {
    // News that comes during a look may have come too late for it.
    if (looking !== null) rangMeanwhile = true;
    else looking = look().finally(() => (looking = null));
  });

  async function look(): Promise<void> {
    rangMeanwhile = false;
    let wait: number | null = null;
    try {
      const news = await options.waiting(settings.batch, troubled.resting());
      for (const ofOne of byApplication(news)) if (running) await tell(ofOne);
      if (news.length < settings.batch && !rangMeanwhile) wait = settings.lookEvery;
      troubled.over('');
    } catch (error) {
      onError(error);
      wait = troubled.met('');
    }
    if (running) alarm.ringBy(clock.now() + (wait ?? 0));
  }

  /** One application whose news cannot be told does not hold back the others. */
  async function tell(news: readonly News[]): Promise<void> {
    const { application } = news[0]!;
    try {
      await options.tell(news);
      troubled.over(application);
    } catch (error) {
      onError(error);
      troubled.met(application);
    }
  }

  return {
    start() {
      running = true;
      alarm.ringBy(clock.now());
    },
    nudge() {
      if (running) alarm.ringBy(clock.now());
    },
    async stop() {
      running = false;
      alarm.cancel();
      await looking;
    },
  };
}

function byApplication(news: readonly News[]): News[][] {
  const groups = new Map<string, News[]>();
  for (const each of news) {
    const group = groups.get(each.application);
    if (group) group.push(each);
    else groups.set(each.application, [each]);
  }
  return [...groups.values()];
}

/** What has failed rests, longer each time. */
function createTroubles(now: () => number, backoff: Backoff, random: () => number) {
  const known = new Map<string, { attempts: number; until: number }>();
  return {
    resting: (): string[] => [...known].filter(([, { until }]) => until > now()).map(([name]) => name),
    /** Answers with how long it rests. */
    met(name: string): number {
      const attempts = (known.get(name)?.attempts ?? 0) + 1;
      const rest = backoffAfter(attempts, backoff, random());
      known.set(name, { attempts, until: now() + rest });
      return rest;
    },
    over: (name: string): void => void known.delete(name),
  };
}
