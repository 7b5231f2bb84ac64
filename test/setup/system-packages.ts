import { ensureCommand } from '../../server/embedded/system-packages.ts';
import { ensureChromium } from './chromium.ts';
import { serverPrograms } from './real-postgres.ts';

/** What the tests run against, installed once before any of them where the machine lacks it: they fail without, they never skip. */
export default async function ensureSystemPackages(): Promise<void> {
  await ensureCommand('redis-server', { package: 'redis-server' });
  await ensureChromium();
  await serverPrograms();
}
