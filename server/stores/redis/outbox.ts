import type { PersonId } from '../../../bot/ports.ts';
import type { RedisClient } from './client.ts';
import { createLayout, type Layout } from './layout.ts';
import { decodeOutgoing, type OutboxEntry } from './outbox-entry.ts';
import { claimScript, finishScript, postponeScript, renewScript } from './outbox-scripts.ts';

/** What one person may be sent; more is silently dropped by the platform, so the limits here stay a little below. */
export interface PersonLimits {
  /** The calls that count: this exact path. */
  path: string;
  perMinute: number;
  perHour: number;
}

/** A person's oldest message, held under a lease: nobody else sends to this person meanwhile. */
export interface Claim extends OutboxEntry {
  person: PersonId;
  /** Names this claim; steps of a claim that was lost to another do nothing. */
  holder: string;
  /** Failed attempts before this one. */
  attempts: number;
}

export type Claimed =
  | { type: 'send'; claim: Claim }
  /** Nothing to send before `due`: held by another, put off, or over a limit. */
  | { type: 'wait'; due: number }
  | { type: 'none' }
  /** The claim had run out and another took over. */
  | { type: 'lost' };

/** Waiting messages of all people. Times are epoch milliseconds. */
export interface Outbox {
  /** The people of a lane to look at next, earliest first. */
  peek(lane: number, count: number): Promise<{ item: PersonId; due: number }[]>;
  claim(person: PersonId, holder: string, now: number): Promise<Claimed>;
  /** Removes the claimed message, for good where `dead` tells why, and claims the next one as `next` (null: leaves it to others). */
  finish(claim: Claim, next: string | null, now: number, dead?: { reason: string }): Promise<Claimed>;
  /** Gives the claim back until `due`. `failed` counts an attempt; otherwise the platform was not asked and the limits are not touched. */
  postpone(claim: Claim, due: number, failed: boolean): Promise<void>;
  /** Extends the lease; false when it was lost. */
  renew(claim: Claim, now: number): Promise<boolean>;
}

export interface OutboxOptions {
  layout?: Layout;
  /** How long a claim holds without being renewed, in milliseconds. */
  lease: number;
  limits: PersonLimits;
}

export function createOutbox(
  redis: RedisClient,
  { layout = createLayout(), lease, limits }: OutboxOptions,
): Outbox {
  function keysOf(person: PersonId): string[] {
    const own = layout.person(person);
    const lane = layout.lane(layout.laneOf(person));
    return [lane.due, own.outbox, own.sent, lane.attempts, lane.leases, lane.dead];
  }
  const terms = (now: number) => [now, lease, limits.path, limits.perMinute, limits.perHour];

  return {
    async peek(lane, count) {
      return pairs(await redis.zrange(layout.lane(lane).due, 0, String(count - 1), 'WITHSCORES'));
    },

    async claim(person, holder, now) {
      const answer = await claimScript.run(redis, keysOf(person), [person, holder, ...terms(now)]);
      return claimedFrom(person, holder, answer);
    },

    async finish(claim, next, now, dead) {
      const record = dead ? deadLetter(claim, dead.reason, now) : '';
      const args = [claim.person, next ?? '', ...terms(now), claim.holder, claim.id, claim.attempts, record];
      return claimedFrom(claim.person, next ?? '', await finishScript.run(redis, keysOf(claim.person), args));
    },

    async postpone(claim, due, failed) {
      const refund = !failed && claim.outgoing.path === limits.path;
      const args = [claim.person, claim.holder, Math.ceil(due), failed ? 1 : 0, refund ? 1 : 0];
      await postponeScript.run(redis, keysOf(claim.person), args);
    },

    async renew(claim, now) {
      const args = [claim.person, claim.holder, now + lease];
      return (await renewScript.run(redis, keysOf(claim.person), args)) === 1;
    },
  };
}

/** Members and scores as Redis lists them, alternating. */
export function pairs(listed: readonly string[]): { item: string; due: number }[] {
  const result = [];
  for (let at = 0; at + 1 < listed.length; at += 2)
    result.push({ item: listed[at]!, due: Number(listed[at + 1]) });
  return result;
}

function claimedFrom(person: PersonId, holder: string, answer: unknown): Claimed {
  const [type, first, second] = answer as [Claimed['type'], string?, string?];
  if (type === 'send') {
    return { type, claim: { ...decodeOutgoing(first!), person, holder, attempts: Number(second) } };
  }
  return type === 'wait' ? { type, due: Number(first) } : { type };
}

function deadLetter(claim: Claim, reason: string, now: number): string {
  const { person, id, at, outgoing } = claim;
  return JSON.stringify({ type: 'message', person, id, at, outgoing, reason, failedAt: now });
}
