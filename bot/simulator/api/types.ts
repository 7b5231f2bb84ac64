import type { Json, JsonObject } from '../types.ts';

/** A call after the gate: the token is live and the body is a JSON object. */
export interface ApiRequest {
  path: string;
  query: URLSearchParams;
  /** The body as it came. */
  raw: string;
  /** An empty object for GET. */
  json: JsonObject;
}

export type Answer = Readonly<Record<string, Json>>;

/** Returns what goes beside errcode 0, or throws ApiError. */
export type Handler = (request: ApiRequest) => Answer;
