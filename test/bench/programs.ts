import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Program {
  child: ChildProcess;
  /** The first address that it printed. */
  url: string;
  stop(): Promise<void>;
}

/** Starts a TypeScript program of the project and waits for the first address that it prints. */
export async function startProgram(
  file: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<Program> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstAddress(child, file);
  return {
    child,
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function firstAddress(child: ChildProcess, file: string): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  for await (const line of lines) {
    const address = /http:\/\/(127\.0\.0\.1|localhost):\d+/.exec(line);
    if (address) {
      child.stdout!.resume();
      return address[0];
    }
  }
  throw new Error(`${file} ended before it printed an address`);
}
