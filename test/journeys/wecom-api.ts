import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a call may go wrong. `unheard` takes nothing in; `unsaid` takes it in and cuts the connection instead of answering. */
export type Fault = { errcode: number } | { status: number } | 'unheard' | 'unsaid';

/** A stand-in of WeCom's API that remembers who was sent what, in order, and suppresses repetitions as the platform does. */
export interface WecomApi {
  base: string;
  /** What reached a person, oldest first, as `shownLine` notes it. */
  transcript(userId: string): readonly string[];
  /** Calls that reached people. */
  delivered(): number;
  /** Calls that the platform's check for duplicates kept from being shown twice. */
  suppressed(): number;
  /** Every call but those for tokens, faults included. */
  asked(): number;
  /** What is wrong with the next calls; null: nothing. */
  fail(fault: (() => Fault | null) | null): void;
  /** Emits `delivered` after each call that reached a person. */
  events: EventEmitter;
  stop(): Promise<void>;
}

/** Path, a blank, the body's bytes; one field is always 1800: it tells replies that say the same apart, and nobody sees it. */
export const shownLine = (path: string, raw: string) =>
  `${path} ${raw.replace(/("duplicate_check_interval":)\d+/, (_, field: string) => `${field}1800`)}`;

const SEND = '/cgi-bin/message/send';
const UPDATE = '/cgi-bin/message/update_template_card';

export async function startWecomApi(): Promise<WecomApi> {
  const people = new Map<string, string[]>();
  const seen = new Set<string>();
  const tokens = new Set<string>();
  const counts = { delivered: 0, suppressed: 0, asked: 0 };
  const events = new EventEmitter();
  let fault: (() => Fault | null) | null = null;

  /** Repetitions of the same JSON are answered as if they were sent, and a card can be updated once by each response code. */
  function take(path: string, raw: string): Record<string, unknown> {
    const body = JSON.parse(raw) as { touser?: string; userids?: string[]; response_code?: string };
    const user = (body.touser ?? body.userids?.[0] ?? '').toLowerCase();
    const unique = path === SEND ? raw : `code ${body.response_code}`;
    if (seen.has(unique)) {
      counts.suppressed += 1;
      return path === SEND
        ? { errcode: 0, errmsg: 'ok', msgid: 'again' }
        : { errcode: 60140, errmsg: 'used' };
    }
    seen.add(unique);
    const transcript = people.get(user) ?? [];
    people.set(user, [...transcript, shownLine(path, raw)]);
    counts.delivered += 1;
    events.emit('delivered', user);
    return { errcode: 0, errmsg: 'ok', msgid: `m${counts.delivered}` };
  }

  function call(url: URL, raw: string, response: ServerResponse): void {
    counts.asked += 1;
    const wrong = fault?.() ?? null;
    if (wrong === 'unheard') return void response.destroy();
    if (wrong !== null && wrong !== 'unsaid') return answer(response, wrong);
    if (!tokens.has(url.searchParams.get('access_token') ?? '')) return answer(response, { errcode: 40014 });
    if (url.pathname !== SEND && url.pathname !== UPDATE) return answer(response, { status: 404 });
    const said = take(url.pathname, raw);
    if (wrong === 'unsaid') return void response.destroy();
    answer(response, said);
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://api');
    if (url.pathname === '/cgi-bin/gettoken') {
      const token = `token-${tokens.size}`;
      tokens.add(token);
      return answer(response, { errcode: 0, errmsg: 'ok', access_token: token, expires_in: 7200 });
    }
    void text(request).then((raw) => call(url, raw, response));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    transcript: (userId) => people.get(userId.toLowerCase()) ?? [],
    delivered: () => counts.delivered,
    suppressed: () => counts.suppressed,
    asked: () => counts.asked,
    fail: (next) => void (fault = next),
    events,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(response: ServerResponse, reply: Record<string, unknown>): void {
  response.statusCode = typeof reply['status'] === 'number' ? reply['status'] : 200;
  response.end(JSON.stringify(reply));
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
