import type { Role } from '../../contract/common.ts';
import type {
  BodyOf,
  Endpoint,
  OfficeAction,
  ParamsOf,
  QueryOf,
  ResponseOf,
} from '../../contract/endpoint.ts';
import type { OfficeRole } from '../../contract/life.ts';

/** Who is calling. */
export interface Actor {
  contactId: string;
  /** How WeCom names the person: the id of their conversation. */
  identity: string;
  /** Opaque: what the session store knows the session by. */
  sessionId: string;
  /** What writes of this session have to carry as `X-CSRF-Token`. */
  csrf: string;
}

/** An officer who is calling. */
export interface Officer {
  contactId: string;
  role: OfficeRole;
}

/** What a handler is given, checked: nothing of the raw request reaches it. */
export interface Input<E extends Endpoint> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** Null only where the endpoint is public and nobody is signed in. */
  actor: E['access'] extends 'public' ? Actor | null : Actor;
  /** The role that the permission rests on; null where the endpoint names no action. */
  role: Role | null;
  /** Null where the endpoint is not the office's. */
  officer: E['access'] extends OfficeAction ? Officer : null;
  /** Names this very write across its retries; ids of what it creates are derived from it. Empty for reads. */
  key: string;
  now: Date;
}

export type Handle<E extends Endpoint> = (
  input: Input<E>,
) => Promise<[ResponseOf<E>] extends [undefined] ? void : ResponseOf<E>>;

export interface Route {
  endpoint: Endpoint;
  handle: (input: never) => Promise<unknown>;
}

/** Binds a handler to its endpoint, typed by the contract. */
export const route = <const E extends Endpoint>(endpoint: E, handle: Handle<E>): Route => ({
  endpoint,
  handle,
});
