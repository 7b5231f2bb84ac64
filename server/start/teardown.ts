import type { Log } from '../log.ts';

/** What has been started, to be stopped in the opposite order. */
export interface Teardown {
  add(name: string, stop: () => Promise<unknown>): void;
  /**
   * Stops everything, the latest first, each once the one before has ended. A step that fails is logged and the rest still
   * happens. True when all went well within `limitMs`; what is asked for twice happens once.
   */
  run(limitMs: number): Promise<boolean>;
}

export function createTeardown(log: Log): Teardown {
  const steps: { name: string; stop: () => Promise<unknown> }[] = [];
  let running: Promise<boolean> | undefined;
  return {
    add: (name, stop) => void steps.push({ name, stop }),
    run: (limitMs) => (running ??= within(limitMs, stopAll(steps, log), log)),
  };
}

async function stopAll(steps: { name: string; stop: () => Promise<unknown> }[], log: Log): Promise<boolean> {
  let clean = true;
  for (let step = steps.pop(); step; step = steps.pop()) {
    try {
      await step.stop();
      log.debug({ step: step.name }, 'stopped');
    } catch (err) {
      clean = false;
      log.error({ step: step.name, err }, 'did not stop cleanly');
    }
  }
  return clean;
}

async function within(limitMs: number, work: Promise<boolean>, log: Log): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      log.error({ limitMs }, 'stopping takes too long; leaving the rest');
      resolve(false);
    }, limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
