import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import type { Credentials, Simulator } from '../../bot/simulator/index.ts';

/** A decrypted callback: leaves are text. */
export type Received = Record<string, string> & { raw: string; encrypted: string };

export interface BotAnswer {
  status?: number;
  body?: string;
  /** Waited for before answering. */
  after?: Promise<unknown>;
  /** Cuts the connection instead of answering. */
  drop?: boolean;
}

export interface FakeBot {
  url: string;
  received: Received[];
  /** Decides what a callback is answered with; an empty 200 to begin with. */
  answer: (received: Received, count: number) => BotAnswer;
  /** How the GET verification is answered, given the decrypted echo. */
  echo: (echo: string) => BotAnswer;
  /** Resolves as soon as `count` callbacks have come. */
  waitFor(count: number): Promise<void>;
  /** A passive reply to `userid`, encrypted and signed. */
  passive(userid: string, inner: string, fault?: 'signature' | 'receiver'): string;
  close(): Promise<void>;
}

const parser = new XMLParser({ parseTagValue: false });

/** A bot's server by hand, speaking through WeCom's own library, so that the stand-in's judge is not its own code. */
export async function createFakeBot(credentials: Credentials): Promise<FakeBot> {
  const waiting = new Set<() => void>();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://bot');
    const body = await readAll(request);
    const answer =
      request.method === 'GET' ? verify(bot, url, credentials) : take(bot, url, body, credentials);
    if (request.method === 'POST') waiting.forEach((check) => check());
    await answer.after;
    if (answer.drop) return void request.socket.destroy();
    response.writeHead(answer.status ?? 200).end(answer.body ?? '');
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bot: FakeBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom/callback`,
    received: [],
    answer: () => ({}),
    echo: (echo) => ({ body: echo }),
    waitFor: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (bot.received.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    passive(userid, inner, fault) {
      const plain = [
        `<xml><ToUserName><![CDATA[${userid}]]></ToUserName>`,
        `<FromUserName><![CDATA[${credentials.corpId}]]></FromUserName>`,
        `<CreateTime>1700000000</CreateTime>${inner}</xml>`,
      ].join('');
      const receiver = fault === 'receiver' ? 'wwsomeoneelse' : credentials.corpId;
      const encrypted = encrypt(credentials.encodingAesKey, plain, receiver);
      const signature = getSignature(credentials.callbackToken, '1700000000', 'n1', encrypted);
      return [
        `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt>`,
        `<MsgSignature><![CDATA[${fault === 'signature' ? 'f'.repeat(40) : signature}]]></MsgSignature>`,
        `<TimeStamp>1700000000</TimeStamp><Nonce><![CDATA[n1]]></Nonce></xml>`,
      ].join('');
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await Promise.resolve();
    },
  };
  return bot;
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function open(url: URL, encrypted: string, credentials: Credentials): string {
  const query = (name: string): string => url.searchParams.get(name) ?? '';
  const expected = getSignature(credentials.callbackToken, query('timestamp'), query('nonce'), encrypted);
  if (expected !== query('msg_signature')) throw new Error('wrong signature');
  const { message, id } = decrypt(credentials.encodingAesKey, encrypted);
  if (id !== credentials.corpId) throw new Error('wrong receiveid');
  return message;
}

function verify(bot: FakeBot, url: URL, credentials: Credentials): BotAnswer {
  return bot.echo(open(url, url.searchParams.get('echostr') ?? '', credentials));
}

function take(bot: FakeBot, url: URL, body: string, credentials: Credentials): BotAnswer {
  const outer = (parser.parse(body) as { xml: Record<string, string> }).xml;
  const encrypted = outer.Encrypt ?? '';
  const raw = open(url, encrypted, credentials);
  const { xml } = parser.parse(raw) as { xml: Record<string, string> };
  const received = { ...xml, raw, encrypted } as Received;
  bot.received.push(received);
  return bot.answer(received, bot.received.length);
}

export interface Reply {
  status: number;
  errcode: number;
  errmsg: string;
  [name: string]: unknown;
}

/** Calls the stand-in's API over HTTP. */
export async function call(simulator: Simulator, path: string, body?: unknown): Promise<Reply> {
  const response = await fetch(
    `${simulator.apiBase}${path}`,
    body === undefined
      ? {}
      : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
  );
  return { status: response.status, ...((await response.json()) as { errcode: number; errmsg: string }) };
}

export async function fetchToken(simulator: Simulator): Promise<string> {
  const { corpId, secret } = simulator.credentials;
  const reply = await call(simulator, `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`);
  if (reply.errcode !== 0) throw new Error(reply.errmsg);
  return String(reply.access_token);
}

/** `message/send` with a fresh token. */
export async function send(simulator: Simulator, message: Record<string, unknown>): Promise<Reply> {
  const token = await fetchToken(simulator);
  const whole = { touser: 'zhangwei', agentid: simulator.credentials.agentId, ...message };
  return call(simulator, `/cgi-bin/message/send?access_token=${token}`, whole);
}

export async function update(simulator: Simulator, body: Record<string, unknown>): Promise<Reply> {
  const token = await fetchToken(simulator);
  const whole = { agentid: simulator.credentials.agentId, ...body };
  return call(simulator, `/cgi-bin/message/update_template_card?access_token=${token}`, whole);
}
