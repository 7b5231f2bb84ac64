import { parseArgs } from 'node:util';
import { readPack, readPacks } from '../bot/read-pack.ts';
import { ensurePrismaClient } from '../prisma/generate.ts';
import { loadConfig } from './config.ts';
import { loadEnvFile } from './load-env-file.ts';
import { createLog, secretsOf } from './log.ts';
import { createPackShelf } from './services/programme/pack-shelf.ts';
import { requireShared, roleOf } from './start/role.ts';

/** `npm start [-- --pack DIR] [--role web|worker|all]`. Ends with 0 after a clean stop, 1 when it could not start or stop cleanly. */
async function main(): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
  loadEnvFile();
  const { values } = parseArgs({ options: { pack: { type: 'string' }, role: { type: 'string' } } });
  const role = roleOf(values.role);
  const config = loadConfig(process.env);
  requireShared(role, config);
  const packs = createPackShelf(values.pack === undefined ? readPacks() : [readPack(values.pack)]);
  const log = createLog(config.logLevel, secretsOf(config), process.stdout);

  await ensurePrismaClient();
  // Only now, because what they import is generated.
  const { start } = await import('./start/start.ts');
  const { announcement } = await import('./start/announce.ts');
  const running = await start(config, packs, log, role);
  process.stdout.write(announcement(running));
  await asked;
  process.exit((await running.stop()) ? 0 : 1);
}

main().catch((error: unknown) => {
  // Errors with a code are meant for operators and say what to do; of others the place helps.
  const told = error instanceof Error && 'code' in error ? error.message : error;
  console.error(told);
  process.exit(1);
});
