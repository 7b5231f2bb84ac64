import { createPackShelf } from '../../server/services/programme/pack-shelf.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Pack } from '../../bot/policy/pack.ts';
import type { Simulator } from '../../bot/simulator/index.ts';
import { createLog } from '../../server/log.ts';
import { start } from '../../server/start/start.ts';

/**
 * The whole program as `npm start` composes it on a fresh folder: database, Redis and the stand-in of WeCom are its own. A line in
 * its log that warns, or a stop that is not clean, fails the test.
 */
export async function startProgram(pack: Pack): Promise<Simulator> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianbei-browser-'));
  const lines: string[] = [];
  const nothing = {
    databaseUrl: null,
    redisUrl: null,
    publicUrl: null,
    wecom: null,
    s3: null,
    officeAdministrators: [],
    clamdUrl: null,
  };
  const running = await start(
    { mode: 'test', dataDir, port: 0, logLevel: 'warn', trustedProxies: 0, ...nothing },
    createPackShelf([pack]),
    createLog('warn', [], { write: (line) => lines.push(line) }),
  );
  onTestFinished(async () => {
    const clean = await running.stop();
    await rm(dataDir, { recursive: true, force: true });
    expect({ clean, lines }).toEqual({ clean: true, lines: [] });
  });
  return running.simulator!;
}
