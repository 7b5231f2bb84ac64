import { readAnswer, succeeded, type ApiAnswer } from './answer.ts';
import { classOf } from './errors.ts';
import type { Http } from './http.ts';
import { createTokenSource, type TokenOptions } from './token.ts';

export interface ApiClient {
  /** POSTs JSON to a path below the API base, with the app's token. Throws ApiError for everything but success. */
  post(path: string, body: Readonly<Record<string, unknown>>): Promise<ApiAnswer>;
  /** GETs likewise. */
  get(path: string, query: Readonly<Record<string, string>>): Promise<ApiAnswer>;
}

export type ApiClientOptions = TokenOptions;

/** The platform's API for one self-built app. A refused token is renewed once a call, never more: a loop would eat the quota. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { http, apiBase, secret } = options;
  const tokens = createTokenSource(options);

  const call = async (request: (token: string) => ReturnType<Http>): Promise<ApiAnswer> => {
    let token = await tokens.get();
    let answer = readAnswer(await request(token));
    if (classOf(answer.errcode) === 'token') {
      await tokens.refused(token);
      token = await tokens.get();
      answer = readAnswer(await request(token));
    }
    return succeeded(answer, [token, secret]);
  };
  const urlOf = (path: string, query: Readonly<Record<string, string>>): string =>
    `${apiBase}${path}?${new URLSearchParams(query).toString()}`;

  return {
    post(path, body) {
      const json = JSON.stringify(body);
      return call((token) => http({ method: 'POST', url: urlOf(path, { access_token: token }), body: json }));
    },
    get: (path, query) =>
      call((token) => http({ method: 'GET', url: urlOf(path, { ...query, access_token: token }) })),
  };
}
