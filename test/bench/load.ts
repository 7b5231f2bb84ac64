import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { buildXml } from '../../bot/wecom/build-xml.ts';
import { createCallbackCrypto } from '../../bot/wecom/crypto.ts';
import { CREDENTIALS } from './credentials.ts';
import { readMessages } from './wire.ts';

/** What one person says from hello to a corrected answer: descriptions, answers, a question, a correction, commands. */
const SCRIPT = [
  '你好',
  '开始自查',
  '科技领军企业',
  '有，研发团队很稳定',
  '有',
  '我们联合了3家上下游企业和两所高校',
  '3家够不够？',
  '刚才说错了，是4家',
  '没签',
  '上一题',
  '不确定',
  '进度',
  '都有',
  '还没定',
  '材料清单',
  '是',
];

/** The bytes of one request. */
export type Call = Buffer;

const crypto = createCallbackCrypto({ ...CREDENTIALS, receiveId: CREDENTIALS.corpId });
let lastId = 7_000_000_000_000_000_000n;

/** Encrypted callbacks made beforehand, so that making them is not timed: each person's messages in order. */
export function conversations(people: number, prefix: string, seconds: number): Call[][] {
  return Array.from({ length: people }, (_, person) =>
    SCRIPT.map((content) => sealed(`${prefix}${person}`, content, seconds)),
  );
}

function sealed(user: string, content: string, seconds: number): Call {
  lastId += 1n;
  const message = buildXml('xml', {
    ToUserName: CREDENTIALS.corpId,
    FromUserName: user,
    CreateTime: seconds,
    MsgType: 'text',
    Content: content,
    MsgId: String(lastId),
    AgentID: String(CREDENTIALS.agentId),
  });
  const encrypted = crypto.encrypt(message, randomBytes(16));
  const [timestamp, nonce] = [String(seconds), String(lastId % 1_000_000_007n)];
  const signature = crypto.sign(timestamp, nonce, encrypted);
  const body = buildXml('xml', {
    ToUserName: CREDENTIALS.corpId,
    AgentID: String(CREDENTIALS.agentId),
    Encrypt: encrypted,
  });
  const head = [
    `POST /wecom/callback?msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce} HTTP/1.1`,
    'Host: bench',
    'Content-Type: text/xml',
    `Content-Length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

export interface Figures {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Share of one core that making the load took: near 1, the load would be what is measured. */
  load: number;
}

/** `atOnce` people talk at the same time, each sending the next message when the last is acknowledged; milliseconds. */
export async function drive(url: string, people: Call[][], atOnce: number): Promise<Figures> {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: atOnce }, () =>
    connect({ host: hostname, port: Number(port), noDelay: true }),
  );
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const times: number[] = [];
  const waiting = people.values();
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(sockets.map((socket) => talkOn(socket, waiting, times)));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  sockets.forEach((socket) => socket.destroy());
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return {
    perSecond: times.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    load: (user + system) / 1e6 / seconds,
  };
}

async function talkOn(socket: Socket, waiting: IterableIterator<Call[]>, times: number[]): Promise<void> {
  let answered: (head: string) => void = () => {};
  let failed: (error: Error) => void = () => {};
  readMessages(socket, (head) => answered(head));
  socket.on('error', (error) => failed(error));
  socket.on('close', () => failed(new Error('the server closed a connection')));
  const exchange = (call: Call) =>
    new Promise<string>((resolve, reject) => {
      [answered, failed] = [resolve, reject];
      socket.write(call);
    });
  for (const calls of waiting) {
    for (const call of calls) {
      const start = performance.now();
      const head = await exchange(call);
      times.push(performance.now() - start);
      if (!head.startsWith('HTTP/1.1 200')) throw new Error(`the server answered ${head.slice(0, 80)}`);
    }
  }
}
