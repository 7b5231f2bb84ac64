import type { API } from '../../server/contract/api.ts';
import type {
  Endpoint,
  ResponseOf,
  SentBody,
  SentParams,
  SentQuery,
} from '../../server/contract/endpoint.ts';

type Groups = typeof API;
type Any = { [G in keyof Groups]: Groups[G][keyof Groups[G]] }[keyof Groups];
type ById = { [E in Any as E['id']]: E };

export type EndpointId = keyof ById;
type Of<I extends EndpointId> = ById[I] extends Endpoint ? ById[I] : never;

/** What a call answers; nothing where the contract has no answer. */
export type Answer<I extends EndpointId> = ById[I] extends { response: unknown } ? ResponseOf<Of<I>> : void;

/** Absent where the contract has none, optional where all of it is. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? object
  : object extends Value
    ? { [N in Name]?: Value }
    : { [N in Name]: Value };
/** What a call is sent, by the contract. */
export type Input<I extends EndpointId> = Part<'params', SentParams<Of<I>>> &
  Part<'query', SentQuery<Of<I>>> &
  Part<'body', SentBody<Of<I>>>;

/** How the contract writes it: `GET /api/session`. */
type Paths = { [I in EndpointId]: `${ById[I]['method']} ${ById[I]['path']}` };
type OfOffice = {
  [I in EndpointId]: Paths[I] extends `${string} /api/office/${string}` ? I : never;
}[EndpointId];
/** Of the calls that applicants' pages make, and of those of the officers' console, which knows both. */
export type AppPaths = Omit<Paths, OfOffice>;
export type OfficePaths = Pick<Paths, OfOffice>;

/** The same, where the types no longer matter. */
export interface LooseInput {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}
