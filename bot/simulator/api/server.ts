import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'koa';
import type { Fault } from '../faults.ts';
import { readBody } from '../http.ts';
import type { Platform } from '../platform.ts';
import { keep } from '../world.ts';
import { createAnswerer, refusal } from './answer-call.ts';
import { ApiError } from './api-error.ts';
import type { Answer } from './types.ts';

const BODY_BYTES = 1024 * 1024;

/** Answers the calls below /cgi-bin: HTTP 200 with an errcode, whatever happens, unless a fault is switched on. */
export function createApi(platform: Platform): (context: Context) => Promise<void> {
  const answer = createAnswerer(platform);
  return async (context) => {
    const body = await readBody(context.req, BODY_BYTES);
    const { method, path } = context;
    const call = { method, path, query: context.querystring, raw: body?.toString('utf8') ?? '' };
    const fault = platform.faults.strike(path);
    if (fault?.kind === 'slow') await sleep(fault.delayMs, undefined, { ref: false });
    const reply = (fault && answerOfFault(platform, fault)) ?? answer(call);
    const errcode = fault?.kind === 'dropped' ? null : Number(reply.errcode);
    keep(platform.world.calls, {
      at: platform.world.now(),
      method,
      path,
      body: call.raw,
      errcode,
      fault: fault?.kind ?? null,
    });
    respond(context, reply, fault);
  };
}

/** A dropped call was carried out, and its caller never learns of it. */
function respond(context: Context, reply: Answer, fault: Fault | null): void {
  if (fault?.kind === 'dropped') {
    context.respond = false;
    context.req.socket.destroy();
    return;
  }
  if (fault?.kind === 'http_500') {
    context.status = 500;
    context.body = 'Internal Server Error';
    return;
  }
  context.status = reply.errcode === 404 ? 404 : 200;
  context.type = 'application/json; charset=UTF-8';
  context.body = JSON.stringify(reply);
}

/** Null lets the call go on. */
function answerOfFault(platform: Platform, fault: Fault): Answer | null {
  switch (fault.kind) {
    case 'http_500':
    case 'busy':
      return refusal(platform, new ApiError(-1));
    case 'rate_limited':
      return refusal(platform, new ApiError(45009));
    case 'token_expired':
      platform.tokens.revoke();
      return refusal(platform, new ApiError(42001));
    default:
      return null;
  }
}
