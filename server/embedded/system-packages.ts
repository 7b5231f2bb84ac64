import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A program of the system that is needed and could not be provided. The message gives the one command to run. */
export class MissingCommand extends Error {
  override readonly name = 'MissingCommand';
  readonly code = 'missing_command';
}

/** What is asked of the machine, so that tests can stand in for one without the program. */
export interface Machine {
  /** Runs a program to its end; its standard output. Rejects when it cannot be started or fails. */
  run(file: string, args: readonly string[]): Promise<string>;
  /** Effective user id; only root may install. */
  userId: number | undefined;
  /** Tells the person what is being done to their machine. */
  say(line: string): void;
}

const runFile = promisify(execFile);
const thisMachine: Machine = {
  run: async (file, args) => (await runFile(file, [...args], { timeout: 300_000 })).stdout,
  userId: process.geteuid?.(),
  say: (line) => void process.stderr.write(`${line}\n`),
};

/**
 * The full path of a command; installed with apt-get where it is missing and this user may install.
 * @throws {MissingCommand}
 */
export async function ensureCommand(
  command: string,
  wanted: { package: string },
  machine: Machine = thisMachine,
): Promise<string> {
  const found = await findCommand(command, machine);
  if (found) return found;
  const hasApt = (await findCommand('apt-get', machine)) !== null;
  if (hasApt && machine.userId === 0) {
    machine.say(`${command} is missing: installing the package ${wanted.package} with apt-get …`);
    const path = (await install(wanted.package, machine)) && (await findCommand(command, machine));
    if (path) return path;
  }
  const advice = hasApt
    ? `sudo apt-get install -y ${wanted.package}`
    : `with the system's package manager, package ${wanted.package}`;
  throw new MissingCommand(`${command} is needed and was not found. Install it: ${advice}`);
}

/** The full path of a command on PATH, or null. */
export async function findCommand(command: string, machine: Machine = thisMachine): Promise<string | null> {
  try {
    return (await machine.run('sh', ['-c', 'command -v "$1"', 'sh', command])).trim() || null;
  } catch {
    return null;
  }
}

async function install(packageName: string, machine: Machine): Promise<boolean> {
  const apt = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '--no-install-recommends'];
  try {
    await machine.run('env', [...apt, 'update']);
    await machine.run('env', [...apt, 'install', packageName]);
    return true;
  } catch (error) {
    machine.say(error instanceof Error ? error.message : String(error));
    return false;
  }
}
