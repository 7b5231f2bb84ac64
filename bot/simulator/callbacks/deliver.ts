import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../platform.ts';
import { openReply } from './passive-reply.ts';
import type { CallbackClient, HttpReply } from './post.ts';
import type { Seal } from './seal.ts';
import { showReply } from './show-reply.ts';
import type { CallbackAttempt, CallbackRecord, Inbound } from './types.ts';

/** The platform sends a failed callback again, three times at most (WeCom developer docs path/90930). */
const RETRIES = 3;
/** Real milliseconds that a reordered callback is held back for a later one to overtake it. */
const HELD_MS = 1500;
/** How often a duplicated callback arrives, all at once. */
const COPIES = 3;

export interface DeliveryTimes {
  timeoutMs: number;
  retryMs: number;
}

type Draft = { -readonly [K in keyof CallbackRecord]: CallbackRecord[K] } & { attempts: CallbackAttempt[] };

export interface Delivery {
  /** Sends a prepared callback; resolves once it was accepted or given up. */
  hand(record: CallbackRecord, inbound: Inbound): Promise<CallbackRecord>;
  close(): Promise<void>;
}

export function createDelivery(
  platform: Platform,
  seal: Seal,
  client: CallbackClient,
  times: DeliveryTimes,
): Delivery {
  const { world, faults } = platform;
  const aside = createHold();
  let closed = false;

  /** One attempt; says whether it was accepted. */
  const attempt = async (record: Draft, inbound: Inbound): Promise<boolean> => {
    const at = world.now();
    const { status, body, durationMs, failure } = await client.call(
      'POST',
      record.url,
      record.body,
      times.timeoutMs,
    );
    const error = judge(status, failure, times.timeoutMs);
    record.attempts = [...record.attempts, { at, status, body, durationMs, error }];
    const first = error === null && record.state !== 'delivered';
    if (first) record.state = 'delivered';
    world.tell({ type: 'callback', callback: record });
    if (first) accept(record, inbound, body, seal, platform);
    return error === null;
  };

  const handOver = async (record: Draft, inbound: Inbound): Promise<void> => {
    for (let retries = 0; !(await attempt(record, inbound)); retries += 1) {
      if (retries === RETRIES || closed) {
        if (record.state === 'pending') record.state = 'failed';
        world.tell({ type: 'callback', callback: record });
        return;
      }
      await sleep(times.retryMs, undefined, { ref: false });
    }
  };

  return {
    async hand(record, inbound) {
      const draft = record as Draft;
      const fault = faults.strikeCallback();
      if (fault?.kind === 'reordered_callbacks') await aside.waitIfFree();
      const copies = fault?.kind === 'duplicate_callbacks' ? COPIES : 1;
      await Promise.all(Array.from({ length: copies }, () => handOver(draft, inbound)));
      aside.release();
      return record;
    },
    async close() {
      closed = true;
      await client.close();
    },
  };
}

/** Why an answer counts as failed, or null. */
function judge(status: number | null, failure: HttpReply['failure'], timeoutMs: number): string | null {
  if (failure === 'timeout') return `${timeoutMs / 1000} 秒内没有回应`;
  if (failure === 'network') return '连接失败或中途断开';
  return status === 200 ? null : `回应了 HTTP ${status}`;
}

function accept(record: Draft, inbound: Inbound, body: string, seal: Seal, platform: Platform): void {
  const reply = openReply(body, seal.crypto, {
    userid: record.userid,
    corpId: platform.credentials.corpId,
  });
  if (reply.type === 'bad') platform.world.problem('bad_reply', reply.reason);
  if (reply.type !== 'reply') return;
  record.reply = reply.plain;
  platform.world.tell({ type: 'callback', callback: record });
  showReply(reply.xml, inbound, record, platform);
}

/** One callback at a time is held: it goes on its way once another one was handed over, or after a while. */
function createHold(): { waitIfFree(): Promise<void>; release(): void } {
  const waiting = new Set<() => void>();
  return {
    async waitIfFree() {
      if (waiting.size > 0) return;
      const overtaken = new Promise<void>((resolve) => waiting.add(resolve));
      await Promise.race([overtaken, sleep(HELD_MS, undefined, { ref: false })]);
      waiting.clear();
    },
    release() {
      waiting.forEach((resolve) => resolve());
      waiting.clear();
    },
  };
}
