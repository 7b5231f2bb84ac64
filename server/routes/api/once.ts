import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import type { Endpoint } from '../../contract/endpoint.ts';
import { ServerError } from '../../errors.ts';
import type { Actor } from './handler.ts';
import type { Parsed } from './parse-request.ts';
import type { Idempotency } from './ports.ts';

const KEY = /^[\w-]{16,64}$/;

/**
 * Carries out a write once for each `Idempotency-Key` of a person: a retry is answered as the first was. A write that failed may be tried
 * again under the same key. Reads pass through.
 */
export async function once(
  ctx: Context,
  idempotency: Idempotency,
  endpoint: Endpoint,
  actor: Actor | null,
  request: Parsed,
  call: (key: string) => Promise<unknown>,
): Promise<unknown> {
  if (endpoint.method === 'GET' || actor === null) return call('');
  const given = ctx.get('Idempotency-Key');
  if (!KEY.test(given)) {
    throw new ServerError(
      400,
      'no_idempotency_key',
      'Writes need an Idempotency-Key of 16 to 64 letters, digits, - or _.',
    );
  }
  const key = `${endpoint.id}:${given}`;
  const begun = await idempotency.begin(actor.contactId, key, digestOf(request));
  switch (begun.type) {
    case 'done':
      ctx.set('Idempotency-Replayed', 'true');
      return JSON.parse(begun.answer) as unknown;
    case 'running':
      throw new ServerError(409, 'still_running', '上一次提交还在处理，请稍候。');
    case 'other':
      throw new ServerError(422, 'key_reused', 'This Idempotency-Key was used for another request.');
    case 'begun':
      return carryOut(idempotency, actor.contactId, key, begun.attempt, call);
  }
}

async function carryOut(
  idempotency: Idempotency,
  who: string,
  key: string,
  attempt: string,
  call: (key: string) => Promise<unknown>,
): Promise<unknown> {
  try {
    const answer = await call(`${who}:${key}`);
    await idempotency.finish(who, key, attempt, JSON.stringify(answer ?? null));
    return answer;
  } catch (error) {
    await idempotency.abandon(who, key, attempt);
    throw error;
  }
}

function digestOf({ params, query, body }: Parsed): string {
  return createHash('sha256')
    .update(JSON.stringify([params, query, body]))
    .digest('base64url');
}
