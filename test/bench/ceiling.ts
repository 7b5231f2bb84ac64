import Router from '@koa/router';
import Koa from 'koa';
import { randomBytes } from 'node:crypto';
import { buildXml } from '../../bot/wecom/build-xml.ts';
import { createCallbackCrypto } from '../../bot/wecom/crypto.ts';
import { childText, parseXml } from '../../bot/wecom/xml.ts';
import { readBody } from '../../server/http/read-body.ts';
import { CREDENTIALS } from './credentials.ts';

/** The ceiling: the same server framework doing only decrypt, parse, encrypt. */
const crypto = createCallbackCrypto({ ...CREDENTIALS, receiveId: CREDENTIALS.corpId });
const router = new Router();
router.post('/wecom/callback', async (ctx) => {
  const { msg_signature, timestamp, nonce } = ctx.query as Record<string, string>;
  const encrypted = childText(parseXml(await readBody(ctx.req, 65_536)), 'Encrypt');
  if (!crypto.verify(msg_signature!, timestamp!, nonce!, encrypted)) return ctx.throw(403);
  const content = childText(parseXml(crypto.decrypt(encrypted).message), 'Content');
  const reply = buildXml('xml', { MsgType: 'text', Content: content });
  ctx.body = buildXml('xml', { Encrypt: crypto.encrypt(reply, randomBytes(16)) });
});
const server = new Koa().use(router.routes()).listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
});
