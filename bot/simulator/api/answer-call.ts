import type { Platform } from '../platform.ts';
import type { JsonObject } from '../types.ts';
import { ApiError, errorBody } from './api-error.ts';
import { createEndpoints, type Endpoint } from './endpoints.ts';
import { isObject } from './fields.ts';
import type { Answer } from './types.ts';

export interface Call {
  method: string;
  path: string;
  /** The query as it came, without the question mark. */
  query: string;
  raw: string;
}

/** Answers one call, refusals included. */
export function createAnswerer(platform: Platform): (call: Call) => Answer {
  const endpoints = createEndpoints(platform);
  return (call) => {
    try {
      const endpoint = Object.hasOwn(endpoints, call.path) ? endpoints[call.path] : undefined;
      if (!endpoint) throw new ApiError(404, call.path);
      const query = new URLSearchParams(call.query);
      admit(call, query, endpoint, platform);
      const json = endpoint.method === 'POST' ? parseJson(call.raw) : {};
      return { errcode: 0, errmsg: 'ok', ...endpoint.handle({ ...call, query, json }) };
    } catch (error) {
      if (error instanceof ApiError) return refusal(platform, error);
      throw error;
    }
  };
}

/** The gate: method, token, then the corp's allowance. */
function admit(
  { method, path }: Call,
  query: URLSearchParams,
  { method: required, token }: Endpoint,
  platform: Platform,
): void {
  if (required === 'POST' && method !== 'POST') throw new ApiError(43002);
  if (query.has('debug')) platform.world.problem('debug_call', `${path} with debug`);
  if (token) platform.tokens.check(query.get('access_token'));
  if (!platform.allowCall(path)) throw new ApiError(45009);
}

function parseJson(raw: string): JsonObject {
  try {
    const value = JSON.parse(raw) as JsonObject;
    if (isObject(value)) return value;
  } catch {
    /* The refusal below says it. */
  }
  throw new ApiError(40035, 'Warning: wrong json format.');
}

/** The trace is digits, seconds first, as in the platform's own answers. */
export function refusal(platform: Platform, error: ApiError): Answer {
  const seconds = Math.floor(platform.world.now() / 1000);
  const digits = BigInt(`0x1${Buffer.from(platform.world.random(6)).toString('hex')}`);
  return errorBody(error, `${seconds}${digits}`, '127.0.0.1');
}
