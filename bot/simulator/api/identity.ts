import type { Platform } from '../platform.ts';
import { playerOf } from '../sign-in/people.ts';
import { ApiError } from './api-error.ts';
import type { Handler } from './types.ts';

/** Seconds that a ticket for signing pages lives. */
const TICKET_LIFE = 7200;

/** Who stands behind a code (WeCom developer docs path/91023). */
export const createGetUserInfo =
  (platform: Platform): Handler =>
  ({ query }) => ({ ...playerOf(platform, platform.signInCodes.use(query.get('code')))!.info });

export interface Tickets {
  /** The corp's, for `config`, and the app's, for `agentConfig`: neither serves for the other. */
  corp(): string;
  app(): string;
}

/** Asked again within its life, a ticket is the same. */
export function createTickets(now: () => number, makeId: (length: number) => string): Tickets {
  const kept = () => {
    let ticket = { value: '', until: 0 };
    return () => {
      if (ticket.until <= now()) ticket = { value: makeId(86), until: now() + TICKET_LIFE * 1000 };
      return ticket.value;
    };
  };
  return { corp: kept(), app: kept() };
}

export const createGetTicket =
  ({ tickets }: Platform, kind: keyof Tickets): Handler =>
  ({ query }) => {
    if (kind === 'app' && query.get('type') !== 'agent_config') throw new ApiError(40035, 'type');
    return { ticket: tickets[kind](), expires_in: TICKET_LIFE };
  };
