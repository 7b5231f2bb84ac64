import { randomUUID } from 'node:crypto';
import { ensureBuilt } from '../../miniapp/build/ensure-built.ts';
import type { Simulator } from '../../bot/simulator/index.ts';
import type { Config } from '../config.ts';
import { createHttpApp } from '../http.ts';
import type { Log } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { readPages, type Pages } from '../pages/read-pages.ts';
import type { PackShelf } from '../services/programme/pack-shelf.ts';
import { listen } from './listen.ts';
import { requireShared, type Role } from './role.ts';
import { startServices } from './services.ts';
import { createTeardown, type Teardown } from './teardown.ts';

export interface Running {
  /** Where it listens, as seen on this machine. */
  url: string;
  /** What WeCom is to be told; null where callbacks are taken by other processes. */
  callbackUrl: string | null;
  /** The stand-in of WeCom, where there is one. */
  simulator: Simulator | null;
  /** Finishes what is under way, then stops everything within 10 s; true when all of it went well. */
  stop(): Promise<boolean>;
}

const STOP_WITHIN_MS = 9_500;

/**
 * The whole program, or the part of it that `role` names. What had been started is stopped again when a later step fails.
 * @throws {ConfigError} when the settings do not allow the role
 */
export async function start(
  config: Config,
  packs: PackShelf,
  log: Log,
  role: Role = 'all',
): Promise<Running> {
  requireShared(role, config);
  const teardown = createTeardown(log);
  try {
    return await startUp({ config, packs, log, role }, teardown);
  } catch (error) {
    await teardown.run(STOP_WITHIN_MS);
    throw error;
  }
}

interface Task {
  config: Config;
  packs: PackShelf;
  log: Log;
  role: Role;
}

async function startUp({ config, packs, log, role }: Task, teardown: Teardown): Promise<Running> {
  let stopping = false;
  const metrics = createMetrics();
  const pages = role === 'worker' ? null : openPages();
  // Met where it is awaited; until then a failure is nobody's.
  pages?.catch(() => {});
  let url = '';
  const publicUrl = () => config.publicUrl ?? url;
  const parts = { config, packs, log, role, metrics, publicUrl };
  const { account, ...services } = await startServices(parts, teardown);

  const app = createHttpApp({
    log,
    metrics,
    newId: randomUUID,
    clock: () => performance.now(),
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    ...services,
    pages: await pages,
    stopping: () => stopping,
  });
  const server = await listen(app.callback(), config.port, hostOf(config));
  teardown.add('HTTP server', server.stop);

  url = `http://localhost:${server.port}`;
  await account.simulator?.connect(`http://127.0.0.1:${server.port}/wecom/callback`, {
    origin: new URL(publicUrl()).origin,
    signIn: '/login?to=',
  });
  return {
    url,
    callbackUrl: services.callback && `${publicUrl()}/wecom/callback`,
    simulator: account.simulator,
    stop: () => {
      stopping = true;
      return teardown.run(STOP_WITHIN_MS);
    },
  };
}

/** The pages are built beside everything else that starts; where they are there already, it takes no time. */
const openPages = async (): Promise<Pages> =>
  readPages(await ensureBuilt((line) => void process.stderr.write(`${line}\n`)));

/** Only what is meant to be seen from outside listens to the outside. */
function hostOf(config: Config): string | undefined {
  return config.mode === 'production' || config.publicUrl !== null ? undefined : '127.0.0.1';
}
