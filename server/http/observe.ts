import type { Context, Middleware } from 'koa';
import { STATUS_CODES } from 'node:http';
import { toProblem, type Problem } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';

export interface ObserveDeps {
  log: Log;
  metrics: Metrics;
  newId: () => string;
  /** Milliseconds, monotonic. */
  clock: () => number;
}

const SAFE_ID = /^[\w-]{8,64}$/;

/**
 * The outermost layer: gives each request an id, turns errors into problem documents, counts and logs. Of a request only
 * method, route and status are logged: queries and bodies hold signatures, tokens and what people said.
 */
export function observe({ log, metrics, newId, clock }: ObserveDeps): Middleware {
  return async (ctx, next) => {
    const started = clock();
    const given = ctx.get('x-request-id');
    const request = SAFE_ID.test(given) ? given : newId();
    ctx.set('X-Request-Id', request);
    const failure = await run(ctx, next);
    const ms = clock() - started;
    // The pattern, never the path as sent, which may be anything.
    const route = typeof ctx['_matchedRoute'] === 'string' ? ctx['_matchedRoute'] : 'none';
    metrics.request(ctx.method, route, ctx.status, ms / 1_000);
    const line = { request, method: ctx.method, route, status: ctx.status, ms: Math.round(ms) };
    if (ctx.status >= 500) log.error({ ...line, err: failure }, 'request failed');
    else if (failure !== undefined) log.info({ ...line, err: failure }, 'request refused');
    else log.debug(line, 'request');
  };
}

/** Sees to it that every answer from 400 on has a problem document; the error, if there was one. */
async function run(ctx: Context, next: () => Promise<unknown>): Promise<unknown> {
  try {
    await next();
    if (ctx.status >= 400 && ctx.body == null) answerProblem(ctx, bareProblem(ctx.status));
    return undefined;
  } catch (error) {
    answerProblem(ctx, toProblem(error));
    return error ?? new Error('Something empty was thrown.');
  }
}

function bareProblem(status: number): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { title, status, code: title.toLowerCase().replace(/\W+/g, '_') };
}

function answerProblem(ctx: Context, problem: Problem): void {
  ctx.status = problem.status;
  ctx.body = JSON.stringify(problem);
  ctx.type = 'application/problem+json';
  ctx.set('Cache-Control', 'no-store');
}
