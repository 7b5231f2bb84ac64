import { describe, expect, it } from 'vitest';
import { CallbackError } from '../../../bot/wecom/callback-error.ts';
import { createCallbackCrypto } from '../../../bot/wecom/crypto.ts';
import { createAppReceiver } from '../../../bot/wecom/app/receive.ts';
import { AGENT, callback, CORP, crypto, envelope, inner, receive, receiver, SECONDS } from '../callbacks.ts';
import { received } from '../vectors.ts';

const text = inner({ MsgType: 'text', Content: '我们有3家企业', MsgId: '4561255354251345929' });
function refusal(work: () => unknown): { code: string; status: number } {
  try {
    work();
  } catch (error) {
    if (error instanceof CallbackError) return { code: error.code, status: error.status };
    throw error;
  }
  return { code: 'accepted', status: 200 };
}

describe('verifying the address', () => {
  const echo = received[1];
  const echoing = createAppReceiver({
    crypto: createCallbackCrypto(echo.secrets),
    corpId: echo.secrets.receiveId,
    agentId: AGENT,
    clock: () => Number(echo.timestamp) * 1000,
  });
  const query = {
    msg_signature: echo.signature,
    timestamp: echo.timestamp,
    nonce: echo.nonce,
    echostr: echo.encrypted,
  };

  it('answers with the echo, also where a plus sign has arrived as a space', () => {
    expect(echo.encrypted).toContain('+');
    expect(echoing.verifyUrl(query)).toBe(echo.message);
    expect(echoing.verifyUrl({ ...query, echostr: echo.encrypted.replaceAll('+', ' ') })).toBe(echo.message);
  });

  it('refuses what is missing, doubled, forged or old', () => {
    expect(refusal(() => echoing.verifyUrl({}))).toEqual({ code: 'bad_query', status: 400 });
    expect(refusal(() => echoing.verifyUrl({ ...query, nonce: [echo.nonce, echo.nonce] })).code).toBe(
      'bad_query',
    );
    expect(refusal(() => echoing.verifyUrl({ ...query, nonce: '1' }))).toEqual({
      code: 'bad_signature',
      status: 401,
    });
    expect(refusal(() => receiver.verifyUrl({ ...query })).code).not.toBe('accepted');
  });
});

describe('who may be heard', () => {
  it('hears the platform', () => {
    const { query, body } = callback(text);
    expect(receiver.receive(query, body)).toEqual({
      person: `wecom:${CORP}:zhangsan`,
      key: 'message:zhangsan:4561255354251345929',
      message: { type: 'text', text: '我们有3家企业' },
      attached: [],
    });
  });

  it('hears the samples of the platform and of the Go library', () => {
    for (const vector of [received[0], received[3]]) {
      const there = createAppReceiver({
        crypto: createCallbackCrypto(vector.secrets),
        corpId: vector.secrets.receiveId,
        agentId: vector === received[0] ? 218 : 1000002,
        clock: () => Number(vector.timestamp) * 1000,
      });
      const body = envelope(vector.encrypted, vector.secrets.receiveId);
      const query = { msg_signature: vector.signature, timestamp: vector.timestamp, nonce: vector.nonce };
      expect(there.receive(query, body)?.message).toEqual({
        type: 'text',
        text: vector === received[0] ? 'hello' : 'x123',
      });
    }
  });

  it('refuses a forged signature, and a signature of something else', () => {
    const { query, body } = callback(text);
    const forged = { ...query, msg_signature: '0'.repeat(40) };
    expect(refusal(() => receiver.receive(forged, body))).toEqual({ code: 'bad_signature', status: 401 });
    expect(refusal(() => receiver.receive({ ...query, nonce: '2' }, body)).code).toBe('bad_signature');
    expect(refusal(() => receiver.receive(query, callback(inner({ MsgType: 'text' })).body)).code).toBe(
      'bad_signature',
    );
  });

  it('takes the platform’s retries within five minutes and refuses what is older, or from the future', () => {
    for (const [age, code] of [
      [0, 'accepted'],
      [30, 'accepted'],
      [300, 'accepted'],
      [301, 'stale'],
      [-300, 'accepted'],
      [-301, 'stale'],
    ] as const) {
      const { query, body } = callback(text, String(SECONDS - age));
      expect(refusal(() => receiver.receive(query, body)).code).toBe(code);
    }
    for (const timestamp of ['NaN', '1e9', '-1', '0x10', ' ', '9'.repeat(30), `${SECONDS}.0`]) {
      const { query, body } = callback(text, timestamp);
      expect(refusal(() => receiver.receive(query, body))).toEqual({ code: 'stale', status: 401 });
    }
  });

  it('refuses what is meant for another corp, in the envelope or inside it, or for another app', () => {
    const { query, encrypted } = callback(text);
    expect(refusal(() => receiver.receive(query, envelope(encrypted, 'wwother')))).toEqual({
      code: 'wrong_receiver',
      status: 403,
    });
    const other = createCallbackCrypto({ ...received[0].secrets, receiveId: 'wwother' }).encrypt(
      text,
      Buffer.alloc(16),
    );
    const signed = { ...query, msg_signature: crypto.sign(query.timestamp, query.nonce, other) };
    expect(refusal(() => receiver.receive(signed, envelope(other))).code).toBe('wrong_receiver');
    const elsewhere = callback(inner({ MsgType: 'text', Content: 'x', MsgId: '1', AgentID: 7 }));
    expect(refusal(() => receiver.receive(elsewhere.query, elsewhere.body)).code).toBe('wrong_receiver');
  });

  it('refuses a body that is no envelope, ciphertext that is none, and XML inside that is none', () => {
    const { query, body } = callback(text);
    expect(refusal(() => receiver.receive(query, '{"encrypt":"x"}'))).toEqual({
      code: 'bad_xml',
      status: 400,
    });
    expect(refusal(() => receiver.receive(query, 'x'.repeat(200_000)))).toEqual({
      code: 'too_large',
      status: 413,
    });
    expect(refusal(() => receiver.receive({}, body)).code).toBe('bad_query');
    const garbled = { ...query, msg_signature: crypto.sign(query.timestamp, query.nonce, 'AAAA') };
    expect(refusal(() => receiver.receive(garbled, envelope('AAAA')))).toEqual({
      code: 'bad_cipher',
      status: 400,
    });
    const plain = callback('not xml');
    expect(refusal(() => receiver.receive(plain.query, plain.body)).code).toBe('bad_xml');
    expect(refusal(() => receive({ MsgType: 'text', Content: 'x', FromUserName: '' })).code).toBe('bad_xml');
  });
});
