import { randomUUID } from 'node:crypto';
import type {
  Endpoint,
  ResponseOf,
  SentBody,
  SentParams,
  SentQuery,
} from '../../server/contract/endpoint.ts';
import type { Person } from './people.ts';

type Part<N extends string, T> = [T] extends [undefined] ? { [K in N]?: undefined } : Record<N, T>;
type OptionalPart<N extends string, T> = [T] extends [undefined]
  ? { [K in N]?: undefined }
  : { [K in N]?: T };

/** What an endpoint is sent, typed by the contract. */
export type Sent<E extends Endpoint> = Part<'params', SentParams<E>> &
  OptionalPart<'query', SentQuery<E>> &
  Part<'body', SentBody<E>> & {
    /** The Idempotency-Key; a new one for every call where it is left out. */
    key?: string;
    headers?: Readonly<Record<string, string>>;
  };

export interface Answer<T> {
  status: number;
  /** Of the problem; null for a success. */
  code: string | null;
  /** What the contract promises, or the problem document. */
  body: T & Record<string, unknown>;
  headers: Headers;
}

/** Makes calls as the mini-app does. */
export function createCalls(url: () => string, cookieName: string) {
  /** The answer whatever it is. */
  async function attempt<E extends Endpoint>(
    person: Person | null,
    endpoint: E,
    sent: Sent<E> = {} as Sent<E>,
  ): Promise<Answer<ResponseOf<E>>> {
    const loose = sent as { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
    const address = url() + pathOf(endpoint, loose.params ?? {}) + queryOf(loose.query ?? {});
    const response = await fetch(address, {
      method: endpoint.method,
      redirect: 'manual',
      headers: { ...headersOf(person, endpoint, cookieName, sent.key), ...sent.headers },
      ...(loose.body === undefined ? {} : { body: JSON.stringify(loose.body) }),
    });
    const text = await response.text();
    const body = (text === '' ? undefined : JSON.parse(text)) as Answer<ResponseOf<E>>['body'];
    const code = response.ok ? null : String(body['code']);
    return { status: response.status, code, body, headers: response.headers };
  }

  return {
    attempt,
    /** The body of a success. Throws what the problem says otherwise. */
    async call<E extends Endpoint>(person: Person | null, endpoint: E, sent: Sent<E> = {} as Sent<E>) {
      const { status, code, body } = await attempt(person, endpoint, sent);
      if (code !== null) throw new Error(`${endpoint.id}: ${status} ${JSON.stringify(body)}`);
      return body as ResponseOf<E>;
    },
  };
}

function headersOf(person: Person | null, endpoint: Endpoint, cookieName: string, key?: string) {
  const own = person ? { Cookie: `${cookieName}=${person.cookie}`, 'X-CSRF-Token': person.csrf } : {};
  if (endpoint.method === 'GET') return own;
  const body = endpoint.body ? { 'Content-Type': 'application/json' } : {};
  return { ...own, ...body, 'Idempotency-Key': key ?? randomUUID() };
}

const pathOf = ({ path }: Endpoint, params: Record<string, string>) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

function queryOf(query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const pairs = given.map(([name, value]): [string, string] => [name, String(value)]);
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? '' : `?${text}`;
}
