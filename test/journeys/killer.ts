import type { Random } from '../support/random.ts';
import type { ServerProcess } from '../support/server-process.ts';
import type { Callback } from './callbacks.ts';
import type { Platform } from './platform.ts';

/** Kills servers as a load runs through them, and plays the platform that meets the gap. */
export interface Killer {
  /** Posts to a server that is up, and again up to three times where it was not acknowledged, as the platform does. */
  deliver(callback: Callback): Promise<void>;
  /** Something happened: at moments chosen beforehand by their number, a server is killed. */
  happened(): void;
  kills(): number;
  /** Callbacks sent again because they were not acknowledged. */
  repeated(): number;
  /** Resolves when all killed servers are up again; rejects where one did not come back. */
  healed(): Promise<void>;
}

const REPETITIONS = 3;

/**
 * @param moments after how many events a kill comes, ascending; one that falls while none is up, or while the platform could give up a
 * callback by it, is left for the next event
 */
export function createKiller(
  servers: readonly ServerProcess[],
  platform: Platform,
  random: Random,
  moments: readonly number[],
): Killer {
  const left = [...moments];
  const restarts: Promise<void>[] = [];
  /** Chosen, and not yet up again: one that is killed twice at once would be started twice. */
  const doomed = new Set<ServerProcess>();
  const underWay = new Set<{ broken: number }>();
  let events = 0;
  let kills = 0;
  let repeated = 0;

  /** The platform gives a callback up that was never acknowledged, which is none of ours: until then each server may be killed once. */
  const bearable = () => [...underWay].every(({ broken }) => broken + servers.length <= REPETITIONS);
  const up = () => servers.filter((server) => server.url() !== null);

  async function kill(server: ServerProcess): Promise<void> {
    kills += 1;
    await server.kill();
    await server.restart();
    doomed.delete(server);
  }

  async function aServer(): Promise<string> {
    const ready = up();
    return ready.length > 0 ? random.pick(ready).url()! : Promise.race(servers.map((server) => server.up()));
  }

  return {
    async deliver(callback) {
      const answers: (number | null)[] = [];
      const course = { broken: 0 };
      underWay.add(course);
      try {
        for (; course.broken <= REPETITIONS; course.broken += 1) {
          if (course.broken > 0) repeated += 1;
          const answer = await platform.post(await aServer(), callback);
          if (answer === 200) return;
          answers.push(answer);
        }
      } finally {
        underWay.delete(course);
      }
      throw new Error(`the platform gave a callback up: ${JSON.stringify(answers)}`);
    },
    happened() {
      events += 1;
      const ready = up().filter((server) => !doomed.has(server));
      if (left[0] === undefined || events < left[0] || ready.length === 0 || !bearable()) return;
      left.shift();
      // Not at once: the moment would always be that of the event.
      const victim = random.pick(ready);
      doomed.add(victim);
      const restart = new Promise<void>((resolve) => setTimeout(resolve, random.below(20))).then(() =>
        kill(victim),
      );
      restart.catch(() => {});
      restarts.push(restart);
    },
    kills: () => kills,
    repeated: () => repeated,
    healed: async () => void (await Promise.all(restarts)),
  };
}
