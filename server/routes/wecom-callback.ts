import type Router from '@koa/router';
import type { Inbound } from '../../bot/ports.ts';
import { ServerError } from '../errors.ts';
import { readBody } from '../http/read-body.ts';
import type { Metrics } from '../metrics.ts';

/** Query parameters, URL-decoded; one given twice is an array. */
type CallbackQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Checks and reads what WeCom sends. Both throw errors with a `status` and a `code` for what must be refused. */
export interface CallbackReceiver {
  /** The decrypted echo, to be answered as it is. */
  verifyUrl(query: CallbackQuery): string;
  /** Null: genuine, but nothing for the bot to do. */
  receive(query: CallbackQuery, body: string): Inbound | null;
}

export interface WecomCallbackDeps {
  receiver: CallbackReceiver;
  /** Resolves once the turn is committed; from then on nothing of it can be lost. */
  receive(inbound: Inbound): Promise<'committed' | 'seen'>;
}

/** WeCom: texts end at 2,048 bytes; encrypted, and with every field an event may have, a callback stays far below this. */
export const MAX_CALLBACK_BYTES = 64 * 1_024;

/**
 * WeCom's callback of the self-built app (WeCom developer docs path/90238). It is answered with an empty 200 only after
 * the turn is committed; any other status makes WeCom send it again.
 */
export function addWecomCallback(router: Router, deps: WecomCallbackDeps, metrics: Metrics): void {
  router.get('/wecom/callback', (ctx) => {
    const echo = deps.receiver.verifyUrl(ctx.query);
    ctx.type = 'text/plain';
    ctx.body = echo;
  });

  router.post('/wecom/callback', async (ctx) => {
    const body = await readBody(ctx.req, MAX_CALLBACK_BYTES);
    const inbound = read(deps.receiver, ctx.query, body, metrics);
    if (inbound) await commit(deps, inbound, metrics);
    else metrics.turn('ignored');
    ctx.status = 200;
    ctx.body = '';
  });
}

function read(
  receiver: CallbackReceiver,
  query: CallbackQuery,
  body: string,
  metrics: Metrics,
): Inbound | null {
  try {
    return receiver.receive(query, body);
  } catch (error) {
    metrics.turn('refused');
    throw error;
  }
}

async function commit(deps: WecomCallbackDeps, inbound: Inbound, metrics: Metrics): Promise<void> {
  try {
    metrics.turn(await deps.receive(inbound));
  } catch (cause) {
    metrics.turn('failed');
    throw new ServerError(503, 'turn_not_committed', 'The message could not be kept; send it again.', {
      cause,
    });
  }
}
