import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface CliRun {
  lines: string[];
  errors: string;
  status: number | null;
}

/** Runs a command-line program with these lines as its input, to its end. */
export async function runCli(
  program: 'chat' | 'check',
  args: string[],
  input: readonly string[],
): Promise<CliRun> {
  const child = spawn(process.execPath, ['--import', 'tsx', `bot/cli/${program}.ts`, ...args]);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const closed = once(child, 'close') as Promise<[number | null]>;
  child.stdin.on('error', () => {});
  child.stdin.end(input.map((line) => `${line}\n`).join(''));
  const [[status], [out, errors]] = await Promise.all([closed, output]);
  return { lines: out.split('\n').slice(0, -1), errors, status };
}
