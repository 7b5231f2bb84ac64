import { ensureBuilt } from '../../miniapp/build/ensure-built.ts';
import { createHttpApp } from '../../server/http.ts';
import { createLog } from '../../server/log.ts';
import { createMetrics } from '../../server/metrics.ts';
import { readPages } from '../../server/pages/read-pages.ts';
import { listen } from '../../server/start/listen.ts';

/** The built pages as the program serves them, without anything behind them. */
export async function startPages(): Promise<{ url: string; stop: () => Promise<void> }> {
  const built = await ensureBuilt((line) => void process.stderr.write(`${line}\n`));
  let ids = 0;
  const app = createHttpApp({
    log: createLog('silent', [], process.stdout),
    metrics: createMetrics(),
    newId: () => `request-${++ids}`,
    clock: () => performance.now(),
    publicUrl: null,
    trustedProxies: 0,
    checks: [],
    callback: null,
    api: null,
    pages: await readPages(built),
    stopping: () => false,
  });
  const { port, stop } = await listen(app.callback(), 0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, stop };
}
