import { STATUS_CODES } from 'node:http';

/** A fault that a caller may be told of, by a code that stays the same for good. */
export class ServerError extends Error {
  override readonly name = 'ServerError';

  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Stable, snake_case. */
    readonly code: string,
    /** What happened and what to do; shown to the caller, so never a secret or what a person said. */
    message: string,
    options?: { cause?: unknown; extra?: Readonly<Record<string, unknown>> },
  ) {
    super(message, options && 'cause' in options ? { cause: options.cause } : undefined);
    this.extra = options?.extra ?? {};
  }

  /** Further members of the problem document. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** RFC 9457. `type` is left at its default, so `title` is the status phrase and `code` tells problems apart. */
export interface Problem {
  title: string;
  status: number;
  code: string;
  detail?: string;
  [extra: string]: unknown;
}

/** Coded errors of any room speak for themselves; anything else is `internal`, and its message stays inside. */
export function toProblem(error: unknown): Problem {
  const status = field(error, 'status');
  const code = field(error, 'code');
  if (typeof status !== 'number' || status < 400 || status > 599 || typeof code !== 'string') {
    return { title: phrase(500), status: 500, code: 'internal' };
  }
  const extra = error instanceof ServerError ? error.extra : {};
  return { ...extra, title: phrase(status), status, code, detail: (error as Error).message };
}

const phrase = (status: number) => STATUS_CODES[status] ?? 'Error';

function field(error: unknown, name: string): unknown {
  return error instanceof Error ? (error as unknown as Record<string, unknown>)[name] : undefined;
}
