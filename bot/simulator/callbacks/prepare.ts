import type { Platform } from '../platform.ts';
import { SimulatorError } from '../simulator-error.ts';
import { keep } from '../world.ts';
import { plainXml } from './plain-xml.ts';
import type { Seal } from './seal.ts';
import type { CallbackRecord, Inbound } from './types.ts';

/** Writes, encrypts and signs a callback, so that every attempt sends the same bytes. Throws SimulatorError `no_callback`. */
export type Prepare = (
  userid: string,
  inbound: Inbound,
  mediaId: string,
) => { record: CallbackRecord; msgId: string };

export function createPrepare(platform: Platform, seal: Seal): Prepare {
  const { world, credentials } = platform;
  const nextMsgId = createMsgIds(world.random);
  let lastId = 0;

  return (userid, inbound, mediaId) => {
    if (platform.callbackUrl === null) {
      throw new SimulatorError('no_callback', '还没有设置回调地址，消息送不出去：请先启动机器人服务并连接。');
    }
    lastId += 1;
    const msgId = nextMsgId();
    const plain = plainXml(inbound, {
      corpId: credentials.corpId,
      agentId: credentials.agentId,
      userid,
      time: Math.floor(world.now() / 1000),
      msgId,
      mediaId,
      picUrl: mediaId === '' ? '' : `${platform.url}/simulator/media/${mediaId}`,
    });
    const record: CallbackRecord = {
      id: lastId,
      userid,
      type: inbound.type,
      at: world.now(),
      plain,
      ...seal.post(plain),
      attempts: [],
      state: 'pending',
      reply: null,
    };
    keep(world.callbacks, record);
    world.tell({ type: 'callback', callback: record });
    return { record, msgId };
  };
}

/** 64-bit ids beyond what a JavaScript number can hold, unique by a counter in their last 24 bits. */
function createMsgIds(random: (size: number) => Uint8Array): () => string {
  let counter = 0n;
  return () => {
    const high = BigInt(`0x${Buffer.from(random(4)).toString('hex')}`);
    counter += 1n;
    return ((6n << 60n) | (high << 24n) | (counter & 0xffffffn)).toString();
  };
}
