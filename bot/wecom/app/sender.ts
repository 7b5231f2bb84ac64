import type { Sender, SendOutcome } from '../../ports.ts';
import type { ApiAnswer } from '../answer.ts';
import type { ApiClient } from '../client.ts';
import { ApiError, type ErrorClass } from '../errors.ts';
import { userIdOf } from '../person.ts';

/**
 * When the same bytes may be sent again, in milliseconds at the least (whoever retries adds backoff and jitter). `app`
 * holds back everything of the app. Classes that are not here have failed for good.
 */
const RETRY: Partial<Record<ErrorClass, { after: number; scope: 'message' | 'app' }>> = {
  busy: { after: 1_000, scope: 'message' },
  // The outcome is unknown; that these bytes are not shown twice is enable_duplicate_check's work.
  network: { after: 2_000, scope: 'message' },
  // Twice in one call: a new token was refused as well.
  token: { after: 5_000, scope: 'app' },
  unknown: { after: 60_000, scope: 'message' },
  frequency: { after: 60_000, scope: 'app' },
  // Held, not lost: an operator has to act. A new trusted address takes about a minute to work.
  configuration: { after: 60_000, scope: 'app' },
  secret: { after: 15 * 60_000, scope: 'app' },
};

/** Sends what was rendered for the self-built app. Throws only what is neither the platform's nor the network's fault. */
export function createAppSender(client: ApiClient): Sender {
  return async (person, { path, body }) => {
    try {
      return outcomeFor(userIdOf(person), await client.post(path, body));
    } catch (error) {
      if (error instanceof ApiError) return outcomeOf(error);
      throw error;
    }
  };
}

function outcomeOf({ kind, message }: ApiError): SendOutcome {
  const reason = `${kind}: ${message}`;
  const retry = RETRY[kind];
  return retry ? { type: 'retry', ...retry, reason } : { type: 'failed', reason };
}

/** errcode 0 may still mean that it did not reach this person: the lists tell (userids come back lower-cased). */
function outcomeFor(userId: string, answer: ApiAnswer): SendOutcome {
  for (const list of ['invaliduser', 'unlicenseduser']) {
    if (namesOf(answer[list]).includes(userId)) return { type: 'failed', reason: `data: ${list}` };
  }
  return { type: 'sent' };
}

/** message/send joins the names with `|`, update_template_card lists them. */
function namesOf(list: unknown): string[] {
  const names = typeof list === 'string' ? list.split('|') : Array.isArray(list) ? list : [];
  return names.filter((name) => typeof name === 'string').map((name) => name.toLowerCase());
}
