import type { Platform } from '../platform.ts';
import { ApiError } from './api-error.ts';
import { requiredText } from './fields.ts';
import type { Handler } from './types.ts';

const RECALLABLE = 24 * 3_600_000;

/** `POST /cgi-bin/message/recall` (WeCom developer docs path/94867). */
export function createRecallMessage(platform: Platform): Handler {
  return ({ json: body }) => {
    const message = platform.sent.get(requiredText(body, 'msgid', 40058));
    if (!message) throw new ApiError(40058, 'msgid is unknown, or of another app');
    if (platform.world.now() - message.at > RECALLABLE) throw new ApiError(42052);
    for (const entry of platform.world.entriesOf(message.msgid)) {
      platform.world.changeEntry(entry, { recalled: true });
    }
    return {};
  };
}
