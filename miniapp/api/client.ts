import { addressOf } from './address.ts';
import type { Answer, EndpointId, Input, LooseInput } from './endpoints.ts';
import { ApiError, errorOf, offline, parse } from './errors.ts';

export interface ClientDeps {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Of the session; null without one. */
  csrf: () => string | null;
  newKey: () => string;
  wait: (ms: number) => Promise<void>;
  /** The session is over: the person has to sign in. */
  onSignedOut: () => void;
  onConsentNeeded: () => void;
  /** The token of the page has grown old; resolves once there is a new one. */
  renewSession: () => Promise<void>;
  /** Told with every answer, and with every one that did not come. */
  onReached: (reached: boolean) => void;
}

/** `key` names the write across retries that a person makes; without it each call is a write of its own. */
export interface CallOptions {
  key?: string;
  signal?: AbortSignal;
}

type Arguments<I extends EndpointId> =
  object extends Input<I>
    ? [input?: Input<I>, options?: CallOptions]
    : [input: Input<I>, options?: CallOptions];
export type Call = <I extends EndpointId>(id: I, ...args: Arguments<I>) => Promise<Answer<I>>;

const ANSWER_WITHIN_MS = 20_000;
/** Between attempts; as many attempts more as there are pauses. */
const PAUSES_MS = [400, 1_200, 3_000];
const LONGEST_PAUSE_MS = 5_000;
/** No answer of the program itself, or one that says: again, in a moment. */
const PASSING = [502, 503, 504];

interface Attempt {
  url: string;
  init: RequestInit;
  signal: AbortSignal | undefined;
}

/** Calls of the contract. Reads and writes alike are repeated where the network failed them: a write under its one key, so that it happens once. */
export function createClient(deps: ClientDeps): Call {
  return async function call(id, ...[input, options = {}]) {
    const sent = (input ?? {}) as LooseInput;
    const { method, url } = addressOf(id, sent);
    const key = method === 'GET' ? null : (options.key ?? deps.newKey());
    const attempt = (): Attempt => ({
      url,
      init: initOf(method, sent, key, deps.csrf()),
      signal: options.signal,
    });
    const { status, text } = await persist(deps, attempt);
    if (status === 204) return undefined as never;
    const answer = parse(text);
    if (answer === undefined) throw new ApiError('bad_answer', status, undefined);
    return answer as never;
  };
}

/** The server says of each answer whether it may be kept; the programme is, and asked for again by its ETag. */
function initOf(method: string, { body }: LooseInput, key: string | null, csrf: string | null): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['Content-Type'] = 'application/json';
  if (key !== null) headers['Idempotency-Key'] = key;
  if (key !== null && csrf !== null) headers['X-CSRF-Token'] = csrf;
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  return method === 'GET' ? init : { ...init, body: JSON.stringify(body ?? {}) };
}

/** What came over the network, read to its end. */
interface Came {
  status: number;
  retryAfter: number;
  text: string;
}

/** Attempts until there is an answer that stands. */
async function persist(deps: ClientDeps, attempt: () => Attempt): Promise<Came> {
  let renewed = false;
  for (let tries = 0; ; tries++) {
    const came = await once(deps, attempt());
    if (!(came instanceof ApiError) && came.status < 400) return came;
    const error = came instanceof ApiError ? came : errorOf(came.status, came.text);
    if (error.code === 'not_from_our_page' && !renewed) {
      renewed = true;
      await deps.renewSession();
      continue;
    }
    const pause = pauseAfter(error, tries, came instanceof ApiError ? 0 : came.retryAfter);
    if (pause === null) throw told(deps, error);
    await deps.wait(pause);
  }
}

function told(deps: ClientDeps, error: ApiError): ApiError {
  if (error.status === 401) deps.onSignedOut();
  if (error.code === 'consent_needed') deps.onConsentNeeded();
  return error;
}

/** Null: no further attempt. */
function pauseAfter(error: ApiError, tries: number, asked: number): number | null {
  const pause = PAUSES_MS[tries];
  if (pause === undefined || error.code === 'cancelled') return null;
  if (error.status === 0 || PASSING.includes(error.status) || error.code === 'still_running') return pause;
  return error.status === 429 && asked > 0 && asked <= LONGEST_PAUSE_MS ? asked : null;
}

async function once(deps: ClientDeps, { url, init, signal }: Attempt): Promise<Came | ApiError> {
  const cut = new AbortController();
  const cancel = () => cut.abort();
  if (signal?.aborted) return cancelled();
  signal?.addEventListener('abort', cancel);
  const timer = setTimeout(cancel, ANSWER_WITHIN_MS);
  try {
    const response = await deps.fetch(url, { ...init, signal: cut.signal });
    const retryAfter = Number(response.headers.get('Retry-After') ?? 0) * 1_000;
    const came = { status: response.status, retryAfter, text: await response.text() };
    deps.onReached(true);
    return came;
  } catch {
    if (signal?.aborted) return cancelled();
    deps.onReached(false);
    return offline();
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

const cancelled = () => new ApiError('cancelled', 0, '已取消。');
