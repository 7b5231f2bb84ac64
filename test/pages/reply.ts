import type { Route } from 'playwright-core';
import { ENDPOINTS } from '../../server/contract/api.ts';
import { answerOf, Problem, type Fixtures, type Sent } from './fixtures.ts';

/** A call that a page has made. */
export interface Made extends Sent {
  id: string;
}

/** Refuses what the contract does not know, as the server would. */
export async function reply(route: Route, answers: Fixtures, calls: Made[]): Promise<void> {
  const request = route.request();
  const { pathname, searchParams } = new URL(request.url());
  for (const { id, method, path, body } of ENDPOINTS) {
    const params = method === request.method() ? match(path, pathname) : null;
    if (params === null) continue;
    const sent: Sent = {
      params,
      query: Object.fromEntries(searchParams),
      body: body ? body.parse(request.postDataJSON()) : undefined,
      headers: request.headers(),
    };
    calls.push({ id, ...sent });
    return fulfil(route, id, answers[id as keyof Fixtures], sent);
  }
  return fulfil(
    route,
    '',
    new Problem(404, 'not_found', `The contract knows no ${request.method()} ${pathname}.`),
    null,
  );
}

async function fulfil(route: Route, id: string, given: unknown, sent: Sent | null): Promise<void> {
  const value: unknown =
    typeof given === 'function' ? (given as (sent: Sent | null) => unknown)(sent) : given;
  if (value instanceof Problem) {
    const { status, code, detail, extra } = value;
    const problem = JSON.stringify({ ...extra, title: code, status, code, detail });
    return route.fulfill({ status, contentType: 'application/problem+json', body: problem });
  }
  const answer = answerOf(id, value);
  if (answer === undefined) return route.fulfill({ status: 204 });
  return route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(answer) });
}

function match(pattern: string, path: string): Record<string, string> | null {
  const source = pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^${source}$`).exec(path);
  return found && { ...found.groups };
}
