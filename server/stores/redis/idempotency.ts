import { randomBytes } from 'node:crypto';
import type { Begun, Idempotency } from '../../routes/api/ports.ts';
import type { RedisClient } from './client.ts';
import { digestOf } from './digest.ts';
import { createLayout, type Layout } from './layout.ts';
import { openAnswer, sealAnswer } from './sealed-answer.ts';
import { createScript } from './script.ts';

/** How long an answer can be had again. */
const KEPT_MS = 24 * 3_600_000;
/** A write whose process died blocks its key for so long. */
const RUNNING_MS = 60_000;

/** KEYS: write. ARGV: digest of the request, this attempt, how long it may run. The value: `run DIGEST ATTEMPT` or `done DIGEST ANSWER`. */
const beginScript = createScript(`
local kept = redis.call('GET', KEYS[1])
local state, request, rest = string.match(kept or '', '^(%a+) (%S+) (.*)$')
if not state or (state == 'run' and request == ARGV[1] and rest == ARGV[2]) then
  redis.call('SET', KEYS[1], 'run ' .. ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[3])
  return { 'begun' }
end
if request ~= ARGV[1] then return { 'other' } end
if state == 'done' then return { 'done', rest } end
return { 'running' }
`);

/** KEYS: write. ARGV: the attempt, the answer ('' for none), how long it is kept. */
const settleScript = createScript(`
local request, attempt = string.match(redis.call('GET', KEYS[1]) or '', '^run (%S+) (%S+)$')
if attempt ~= ARGV[1] then return 0 end
if ARGV[2] == '' then return redis.call('DEL', KEYS[1]) end
redis.call('SET', KEYS[1], 'done ' .. request .. ' ' .. ARGV[2], 'PX', ARGV[3])
return 1
`);

export function createIdempotency(
  redis: RedisClient,
  {
    layout = createLayout(),
    random = randomBytes,
  }: { layout?: Layout; random?: (size: number) => Buffer } = {},
): Idempotency {
  const keyOf = (who: string, key: string) => layout.write(digestOf(who, key));

  return {
    async begin(who, key, request): Promise<Begun> {
      const attempt = random(12).toString('base64url');
      const args = [request, attempt, RUNNING_MS];
      const [type, answer] = (await beginScript.run(redis, [keyOf(who, key)], args)) as [string, string?];
      switch (type) {
        case 'begun':
          return { type, attempt };
        case 'done':
          return { type, answer: openAnswer(answer!, key) };
        default:
          return { type: type as 'running' | 'other' };
      }
    },

    async finish(who, key, attempt, answer) {
      const sealed = sealAnswer(answer, key, random(12));
      await settleScript.run(redis, [keyOf(who, key)], [attempt, sealed, KEPT_MS]);
    },

    async abandon(who, key, attempt) {
      await settleScript.run(redis, [keyOf(who, key)], [attempt, '', KEPT_MS]);
    },
  };
}
