import type { Platform } from '../platform.ts';
import type { JsonObject } from '../types.ts';
import { oneOf } from './fields.ts';
import { readContent, type CheckedContent } from './message-content.ts';
import { checkAgent, readRecipients } from './recipients.ts';
import { ApiError } from './api-error.ts';
import type { Answer, ApiRequest, Handler } from './types.ts';

const DEFAULT_INTERVAL = 1800;
const MAX_INTERVAL = 4 * 3600;

const KNOWN_FIELDS = new Set([
  'touser',
  'toparty',
  'totag',
  'msgtype',
  'agentid',
  'safe',
  'enable_id_trans',
  'enable_duplicate_check',
  'duplicate_check_interval',
]);

/** `POST /cgi-bin/message/send` (WeCom developer docs path/90236). */
export function createSendMessage(platform: Platform): Handler {
  const duplicates = createDuplicateCheck(platform);
  return (request) => {
    const { json: body } = request;
    checkAgent(body, platform);
    const repeated = duplicates.find(request);
    if (repeated) {
      platform.world.problem('suppressed', `identical request within the interval, msgid ${repeated}`);
      return { msgid: repeated };
    }
    const checked = readContent(body, platform);
    noteUnknownFields(body, platform);
    const recipients = readRecipients(body, platform);
    const msgid = platform.world.id(44);
    duplicates.remember(request, msgid);
    send(platform, msgid, recipients.reached, checked);
    return {
      ...joined('invaliduser', recipients.invalid),
      ...joined('invalidparty', recipients.invalidParties),
      ...joined('invalidtag', recipients.invalidTags),
      msgid,
      ...(checked.card?.callsBack ? { response_code: platform.codes.issue(msgid) } : {}),
    };
  };
}

const joined = (name: string, ids: readonly string[]): Answer =>
  ids.length === 0 ? {} : { [name]: ids.join('|') };

function send(
  platform: Platform,
  msgid: string,
  reached: readonly string[],
  { card, content }: CheckedContent,
): void {
  const { world } = platform;
  if (card && card.taskId !== '') platform.taskIds.add(card.taskId);
  platform.sent.set(msgid, {
    msgid,
    at: world.now(),
    recipients: reached,
    callsBack: card?.callsBack ?? false,
  });
  for (const userid of reached) {
    if (platform.allowMember(userid)) {
      world.addEntry({ id: msgid, userid, from: 'app', content, callback: null });
    } else {
      world.problem('dropped', `more messages to ${userid} than a member may get, msgid ${msgid}`);
    }
  }
}

function noteUnknownFields(body: JsonObject, platform: Platform): void {
  for (const name of Object.keys(body)) {
    if (KNOWN_FIELDS.has(name) || name === body.msgtype) continue;
    platform.world.problem('unknown_field', `message/send: ${name}`);
  }
}

/** An identical request within the interval is taken and not sent; the answer names the first one's msgid. */
function createDuplicateCheck(platform: Platform): {
  find(request: ApiRequest): string | null;
  remember(request: ApiRequest, msgid: string): void;
} {
  const seen = new Map<string, { msgid: string; at: number }>();
  return {
    find({ raw, json }) {
      if (oneOf(json, 'enable_duplicate_check', [0, 1], 40058) === 0) return null;
      const interval = json.duplicate_check_interval ?? DEFAULT_INTERVAL;
      if (typeof interval !== 'number' || interval < 0 || interval > MAX_INTERVAL) {
        throw new ApiError(40058, `duplicate_check_interval takes 0 to ${MAX_INTERVAL} seconds`);
      }
      const before = seen.get(raw);
      return before && platform.world.now() - before.at < interval * 1000 ? before.msgid : null;
    },
    remember({ raw, json }, msgid) {
      if (json.enable_duplicate_check === 1) seen.set(raw, { msgid, at: platform.world.now() });
    },
  };
}
