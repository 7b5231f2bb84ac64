import type { Context } from 'koa';
import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { ServerError } from '../../errors.ts';
import { readBody } from '../../http/read-body.ts';

const MAX_JSON_BYTES = 256 * 1024;

export interface Parsed {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Checks what was sent against the contract. @throws {ServerError} `bad_request` naming every faulty place */
export async function parseRequest(ctx: Context, endpoint: Endpoint): Promise<Parsed> {
  const params = check('path', endpoint.params, (ctx as Context & { params: unknown }).params, 404);
  const query = check('query', endpoint.query, { ...ctx.query }, 400);
  const body = endpoint.body ? check('body', endpoint.body, await readJson(ctx), 400) : undefined;
  return { params, query, body };
}

function check(place: string, schema: z.ZodType | undefined, value: unknown, status: 400 | 404): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // An id of another shape names nothing.
  if (status === 404) throw new ServerError(404, 'not_found', '没有找到，或者您没有权限查看。');
  const faults = result.error.issues.map(({ path, message }) => ({
    path: [place, ...path].join('.'),
    reason: message,
  }));
  throw new ServerError(400, 'bad_request', '提交的内容不完整或格式不对。', { extra: { faults } });
}

async function readJson(ctx: Context): Promise<unknown> {
  if (!ctx.is('application/json')) {
    throw new ServerError(415, 'not_json', 'The body must be application/json.');
  }
  const text = await readBody(ctx.req, MAX_JSON_BYTES);
  try {
    return JSON.parse(text === '' ? '{}' : text) as unknown;
  } catch {
    throw new ServerError(400, 'bad_json', 'The body is not JSON.');
  }
}
