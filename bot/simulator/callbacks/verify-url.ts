import type { Platform } from '../platform.ts';
import { SimulatorError } from '../simulator-error.ts';
import type { CallbackClient } from './post.ts';
import type { Seal } from './seal.ts';

/** The console waits one second for the echo. */
const LIMIT_MS = 1000;

/** What the console does when a callback URL is saved: the decrypted echo, and nothing else, within one second. */
export async function verifyUrl(
  callbackUrl: string,
  platform: Platform,
  seal: Seal,
  client: CallbackClient,
): Promise<void> {
  const refuse = (why: string): never => {
    throw new SimulatorError('verification_failed', `openapi回调地址请求不通过：${why}`);
  };
  if (!/^https?:\/\//.test(callbackUrl) || !URL.canParse(callbackUrl))
    refuse('地址不是 http 或 https 网址。');
  const echo = Buffer.from(platform.world.random(8)).readBigUInt64BE().toString();
  const reply = await client.call('GET', seal.verification(callbackUrl, echo), null, LIMIT_MS);
  if (reply.failure === 'timeout') refuse('1 秒内没有回应，请检查服务是否过慢。');
  if (reply.status === null) refuse('连接不上，请确认服务已启动、地址和端口正确。');
  if (reply.status !== 200) refuse(`回应了 HTTP ${reply.status}，请检查 Token 和 EncodingAESKey 是否一致。`);
  if (reply.body !== echo) {
    refuse(`回显与明文不一致（收到 ${JSON.stringify(reply.body.slice(0, 60))}），不要加引号、换行或 BOM。`);
  }
}
