import type { Platform, SentMessage } from '../platform.ts';
import type { CardContent, ChatEntry, JsonObject } from '../types.ts';
import { ApiError } from './api-error.ts';
import { cardNotes } from './card-fields.ts';
import { checkCard } from './card.ts';
import { oneOf, optionalObject, optionalText, requiredText } from './fields.ts';
import { checkAgent, findMembers } from './recipients.ts';
import type { Handler } from './types.ts';

const REPLACEABLE = ['button_interaction', 'vote_interaction', 'multiple_interaction'];

/** `POST /cgi-bin/message/update_template_card` (WeCom developer docs path/94888). */
export function createUpdateCard(platform: Platform): Handler {
  return ({ json: body }) => {
    checkAgent(body, platform);
    const code = requiredText(body, 'response_code', 60140);
    const msgid = platform.codes.find(code);
    const message = msgid === null ? undefined : platform.sent.get(msgid);
    if (!message) throw new ApiError(60140, 'unknown, used, or older than 72 hours');

    const { reached, invalid } = readTargets(body, message, platform);
    const change = readChange(body, message, platform);
    platform.codes.use(code);
    for (const entry of platform.world.entriesOf(message.msgid)) {
      if (entry.content.type === 'card' && reached.includes(entry.userid)) {
        platform.world.changeEntry(entry, { content: change(entry.content) });
      }
    }
    return { invaliduser: invalid };
  };
}

interface Targets {
  reached: readonly string[];
  invalid: readonly string[];
}

function readTargets(body: JsonObject, message: SentMessage, platform: Platform): Targets {
  if (oneOf(body, 'atall', [0, 1], 40058) === 1) return { reached: message.recipients, invalid: [] };
  const userids = body.userids ?? [];
  if (!Array.isArray(userids) || !userids.every((userid) => typeof userid === 'string')) {
    throw new ApiError(40058, 'userids must be a list of strings');
  }
  if (userids.length === 0) throw new ApiError(40063, 'userids is empty and atall is not 1');
  if (userids.length > 1000) throw new ApiError(40032, `${userids.length} users, allowed are 1000`);
  const { reached, invalid } = findMembers(platform, userids);
  const outside = reached.filter((userid) => !message.recipients.includes(userid));
  return {
    reached: reached.filter((userid) => message.recipients.includes(userid)),
    invalid: [...invalid, ...outside.map((userid) => userid.toLowerCase())],
  };
}

type CardChange = (content: CardContent) => CardContent;

function readChange(body: JsonObject, message: SentMessage, platform: Platform): CardChange {
  const button = optionalObject(body, 'button', 40058);
  const card = optionalObject(body, 'template_card', 40058);
  if (button && card) throw new ApiError(40058, 'button and template_card exclude each other');
  if (card) {
    checkCard(card, true);
    for (const { kind, detail } of cardNotes(card, true)) platform.world.problem(kind, detail);
    const replaced = optionalText(card, 'replace_text', 40058) || null;
    return (content) => ({ ...content, card, replaced });
  }
  if (!button) throw new ApiError(40063, 'button or template_card is required');
  const replaced = requiredText(button, 'replace_name', 40063);
  if (!platform.world.entriesOf(message.msgid).every(isReplaceable)) {
    throw new ApiError(40058, 'the card has no button to replace');
  }
  return (content) => ({ ...content, replaced });
}

const isReplaceable = ({ content }: ChatEntry): boolean =>
  content.type === 'card' && REPLACEABLE.includes(String(content.card.card_type));
