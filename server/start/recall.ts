import type { BotParts } from '../../bot/bot.ts';
import type { SyncMessage } from '../../bot/ports.ts';

export interface RecallOptions {
  ask: (identity: string) => Promise<SyncMessage | null>;
  /** Milliseconds that a person's first message may wait for the answer. */
  limitMs: number;
  /** Milliseconds for which nobody waits after an answer that did not come. */
  restMs: number;
  clock: () => number;
  onError: (error: unknown) => void;
}

/** Asks with a short patience: whoever writes is answered whether the database is there or not. */
export function createRecall(options: RecallOptions): NonNullable<BotParts['recall']> {
  const { ask, limitMs, restMs, clock, onError } = options;
  let restUntil = -Infinity;
  return async (person) => {
    if (clock() < restUntil) return null;
    try {
      return await within(limitMs, ask(person));
    } catch (error) {
      restUntil = clock() + restMs;
      onError(error);
      return null;
    }
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
