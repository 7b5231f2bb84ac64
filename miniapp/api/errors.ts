/** A place of what was sent that the server found fault with. */
export interface Fault {
  path: string;
  reason: string;
}

/** Whatever kept a call from being answered as wished. `message` says, in Chinese, what happened and what to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** The problem's code; `offline` where no answer came, `bad_answer` for an answer that is not the server's. */
    readonly code: string,
    /** 0 where no answer came. */
    readonly status: number,
    detail: string | undefined,
    readonly faults: readonly Fault[] = [],
    /** The problem document itself, for what else it holds. */
    readonly problem: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ?? sentenceOf(status));
  }
}

export const isOffline = (error: unknown): boolean => error instanceof ApiError && error.code === 'offline';

export const offline = (): ApiError =>
  new ApiError('offline', 0, '网络不可用，请检查网络后重试。已填写的内容不会丢失。');

export const sentenceOf = (status: number): string =>
  status >= 500 ? '服务暂时不可用，请稍后再试。' : '没有办成，请刷新页面后再试。';

/** What to tell a person of any failure. */
export const tellOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : '页面出了问题，请刷新后再试。';

/** Reads the problem document of a refusal. */
export function errorOf(status: number, text: string): ApiError {
  const problem = parse(text);
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) {
    return new ApiError('bad_answer', status, undefined);
  }
  const { code, detail, faults } = problem as { code: string; detail?: string; faults?: Fault[] };
  // Sentences for programmers are in English and help nobody here.
  const told = detail !== undefined && /\p{Script=Han}/u.test(detail) ? detail : undefined;
  return new ApiError(code, status, told, faults ?? [], problem as Record<string, unknown>);
}

/** Undefined for what is no JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
