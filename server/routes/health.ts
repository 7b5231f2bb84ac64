import type Router from '@koa/router';
import { ServerError } from '../errors.ts';
import type { Metrics } from '../metrics.ts';

/** Something without which the program cannot serve. */
export interface ReadinessCheck {
  /** `database`, `redis`, `migrations`. */
  name: string;
  /** Resolves when all is well. */
  check(): Promise<unknown>;
}

/** Load balancers ask often and give up soon. */
const CHECK_WITHIN_MS = 1_000;

/** `/healthz`: the process answers. `/readyz`: it can serve. `/metrics`: Prometheus. */
export function addHealth(router: Router, checks: readonly ReadinessCheck[], metrics: Metrics): void {
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' };
  });
  router.get('/readyz', async (ctx) => {
    const results = await Promise.all(
      checks.map(async ({ name, check }) => [name, await outcome(check)] as const),
    );
    const failing = results.filter(([, result]) => result !== 'ok').map(([name]) => name);
    const report = Object.fromEntries(results);
    if (failing.length > 0) {
      throw new ServerError(503, 'not_ready', `Not able to serve: ${failing.join(', ')}.`, {
        extra: { checks: report },
      });
    }
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { status: 'ok', checks: report };
  });
  router.get('/metrics', async (ctx) => {
    const { contentType, text } = await metrics.expose();
    ctx.set('Content-Type', contentType);
    ctx.body = text;
  });
}

/** Says that a check failed, never why: errors of drivers hold addresses. */
async function outcome(check: () => Promise<unknown>): Promise<'ok' | 'failed' | 'timeout'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), CHECK_WITHIN_MS);
  });
  const done = Promise.resolve()
    .then(check)
    .then(
      () => 'ok' as const,
      () => 'failed' as const,
    );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
