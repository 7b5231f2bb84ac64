import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';

/** `server/main.ts` as a process of its own, that can be killed and started again with the same settings. */
export interface ServerProcess {
  /** Null while it is not able to serve. */
  url(): string | null;
  /** Resolves when it serves, after a restart where it was killed. */
  up(): Promise<string>;
  /** SIGKILL: nothing is finished, nothing is said. Resolves when the process has ended. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** A clean stop; the exit status. */
  stop(): Promise<number | null>;
  /** What it printed: its log, and whatever it said besides. */
  lines: string[];
}

export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const lines: string[] = [];
  let child: ChildProcess;
  let url: string | null = null;
  const events = new EventEmitter().setMaxListeners(0);
  await launch();

  async function launch(): Promise<void> {
    child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', NODE_ENV: 'development', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The server ended before it served:\n${lines.slice(-20).join('\n')}`);
    });
    createInterface({ input: child.stderr! }).on('line', (line) => lines.push(line));
    const address = new Promise<string>((resolve) => {
      createInterface({ input: child.stdout! }).on('line', (line) => {
        lines.push(line);
        const found = /服务 · Server: http:\/\/localhost:(\d+)/.exec(line);
        if (found) resolve(`http://127.0.0.1:${found[1]}`);
      });
    });
    ended.catch(() => {});
    url = await Promise.race([address, ended]);
    events.emit('up', url);
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    url = null;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  }

  return {
    url: () => url,
    up: async () => url ?? ((await once(events, 'up')) as [string])[0],
    kill: async () => void (await end('SIGKILL')),
    restart: launch,
    stop: () => end('SIGTERM'),
    lines,
  };
}
