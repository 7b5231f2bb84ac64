import { ensurePrismaClient } from '../../prisma/generate.ts';
import { loadConfig, type Config } from '../config.ts';
import { loadEnvFile } from '../load-env-file.ts';

/** Runs a command of the operator's with the program's settings; its exit status is what `work` answers with, 2 where it cannot work. */
export async function runCommand(work: (config: Config) => Promise<number>): Promise<void> {
  try {
    loadEnvFile();
    const config = loadConfig(process.env);
    await ensurePrismaClient();
    process.exitCode = await work(config);
  } catch (error) {
    // Errors with a code are meant for operators and say what to do; of others the place helps.
    process.stderr.write(`${told(error)}\n`);
    process.exitCode = 2;
  }
}

const told = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? error.message : (error.stack ?? error.message);
};
