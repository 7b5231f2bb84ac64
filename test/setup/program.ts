import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Milliseconds from the signal, or from the start, to the end. */
  took: number;
}

export interface Program {
  child: ChildProcess;
  /** All it has written, to standard output and error. */
  output(): string;
  /** Resolves with the first match in what it writes; rejects when it ends without one. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  ended(): Promise<Ended>;
  signal(name: NodeJS.Signals): Promise<Ended>;
}

/** The program as `npm start` runs it, with nothing of this process's settings but its PATH. */
export function runProgram(env: Record<string, string>): Program {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      child.emit('said');
    });
  }
  const endedSince = async (since: number): Promise<Ended> => {
    const [code, signal] = await exit;
    return { code, signal, took: performance.now() - since };
  };
  return {
    child,
    output: () => output,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match) resolve(match);
        };
        child.on('said', look);
        look();
        void exit.then(() => reject(new Error(`It ended without saying ${pattern}:\n${output}`)));
      }),
    ended: () => endedSince(began),
    signal: (name) => {
      child.kill(name);
      return endedSince(performance.now());
    },
  };
}

/** Free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
