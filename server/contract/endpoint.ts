import type { z } from 'zod';

/**
 * Who may call: `public` anyone; `session` whoever is signed in; `contact` signed in, with consent given to the processing of data;
 * `office.…`: officers, by the office's table of permissions; the others name an action of the permission table, on the organisation or
 * application in the path.
 */
export type Access = 'public' | 'session' | 'contact' | Action | OfficeAction;
export type Action = OrganisationAction | ApplicationAction;
export type OfficeAction =
  'office.read' | 'office.review' | 'office.lead' | 'office.administer' | 'office.operate';
export type OrganisationAction = 'organisation.read' | 'organisation.invite' | 'organisation.manage';
export type ApplicationAction =
  'application.read' | 'application.edit' | 'application.submit' | 'application.withdraw';

/** One call of the HTTP API. `GET` reads; every other method writes and takes an `Idempotency-Key`. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** `noun.verb`, unique. */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the server's root, with `:name` for parameters. */
  path: string;
  summary: string;
  access: Access;
  /** Requests a minute of one person (or address, without a session); the table of limits says how many. */
  limit: LimitClass;
  params?: P;
  query?: Q;
  body?: B;
  /** Absent: 204 without a body. */
  response?: R;
  /** The answer is the same for all and seldom changes: clients keep it and ask with its ETag whether it still stands. */
  validated?: true;
  /** Problem codes of its own, beside those that every call may answer. */
  problems?: readonly string[];
}
export type LimitClass = 'read' | 'write' | 'heavy' | 'sign_in' | 'objection';

/** Keeps the literal types of an endpoint, so that handlers and the client are typed by it. */
export const endpoint = <
  const E extends Endpoint<P, Q, B, R>,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  definition: E,
): E => definition;

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type In<S> = S extends z.ZodType ? z.input<S> : undefined;
/** What a handler gets and answers; dates and ids are strings on the wire. */
export type ParamsOf<E extends Endpoint> = Out<E['params']>;
export type QueryOf<E extends Endpoint> = Out<E['query']>;
export type BodyOf<E extends Endpoint> = Out<E['body']>;
export type ResponseOf<E extends Endpoint> = Out<E['response']>;
/** What a client sends. */
export type SentParams<E extends Endpoint> = In<E['params']>;
export type SentQuery<E extends Endpoint> = In<E['query']>;
export type SentBody<E extends Endpoint> = In<E['body']>;
