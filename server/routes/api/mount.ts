import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Endpoint } from '../../contract/endpoint.ts';
import { sendValidated } from '../../http/validated.ts';
import { authorise, authoriseOfficer, passFront, type FrontOptions } from './front.ts';
import type { Route } from './handler.ts';
import { parseRequest } from './parse-request.ts';
import { once } from './once.ts';

export interface MountOptions extends FrontOptions {
  /** Whether answers are held against the contract: in tests and development. */
  checkAnswers: boolean;
}

/** Every call reads: limit → authenticate → validate → authorise → once → handle → present. */
export function mountApi(router: Router, routes: readonly Route[], options: MountOptions): void {
  for (const { endpoint, handle } of routes) {
    const method = endpoint.method.toLowerCase() as Lowercase<Endpoint['method']>;
    router[method](endpoint.path, async (ctx) => {
      const now = new Date(options.clock());
      const actor = await passFront(ctx, options, endpoint, now);
      const request = await parseRequest(ctx, endpoint);
      const role = await authorise(options, endpoint.access, actor, request.params);
      const officer = await authoriseOfficer(options, endpoint.access, actor);
      const call = (key: string) =>
        handle({ ...request, actor, role, officer, key, now } as unknown as never);
      const answer = await once(ctx, options.ports.idempotency, endpoint, actor, request, call);
      await present(ctx, endpoint, answer, options.checkAnswers);
    });
  }
}

async function present(ctx: Context, endpoint: Endpoint, answer: unknown, check: boolean): Promise<void> {
  ctx.set('Cache-Control', 'no-store');
  if (endpoint.response === undefined) {
    ctx.status = 204;
    return;
  }
  if (check) endpoint.response.parse(answer);
  if (endpoint.validated) return sendValidated(ctx, answer as object);
  ctx.status = 200;
  ctx.body = answer;
}
