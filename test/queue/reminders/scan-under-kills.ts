import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../support/random.ts';
import type { ReminderProcessTask } from './reminder-process.ts';

export interface Scanning {
  random: Random;
  kills: number;
  processes: number;
  /** How many have been told so far, and how many there will be. */
  told: () => Promise<number>;
  all: number;
  withinMs: number;
}

/** Lets processes scan until all are told, and kills one or another as the number of those who are passes one moment after the other. */
export async function scanUnderKills(task: ReminderProcessTask, scanning: Scanning): Promise<void> {
  const { random, kills, processes, told, all, withinMs } = scanning;
  const moments = Array.from({ length: kills }, () => random.below(all)).toSorted((a, b) => a - b);
  const alive = Array.from({ length: processes }, () => startProcess(task));
  const end = performance.now() + withinMs;
  try {
    for (let count = 0; count < all || moments.length > 0; count = await told()) {
      if (performance.now() > end) throw new Error(`${count} of ${all} told, ${moments.length} kills left`);
      if (moments.length > 0 && count > moments[0]!) {
        moments.shift();
        // Anywhere within the work on a batch, not only just after one.
        await delay(random.below(30));
        const victim = random.below(alive.length);
        await kill(alive[victim]!);
        alive[victim] = startProcess(task);
      }
      await delay(2);
    }
  } finally {
    await Promise.all(alive.map(kill));
  }
}

function startProcess(task: ReminderProcessTask): ChildProcess {
  const script = new URL('reminder-process.ts', import.meta.url).pathname;
  return spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, REMINDERS: JSON.stringify(task) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
