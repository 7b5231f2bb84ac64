import { createCorpLimiter, createMemberLimiter, PLATFORM_LIMITS } from './api/limits.ts';
import { createTokens, type Tokens } from './api/tokens.ts';
import { createFaults, type Faults } from './faults.ts';
import { createMediaShelf, type MediaShelf } from './media.ts';
import { createResponseCodes, type ResponseCodes } from './response-codes.ts';
import { createTickets, type Tickets } from './api/identity.ts';
import { createSignInCodes, type SignInCodes } from './sign-in/codes.ts';
import type { Credentials, Directory, Guest, SimulatorOptions } from './types.ts';
import { createWorld, type World } from './world.ts';

/** A message that the app sent, whoever it reached. */
export interface SentMessage {
  msgid: string;
  at: number;
  recipients: readonly string[];
  /** Whether taps on its card come back. */
  callsBack: boolean;
}

/** The platform's side of everything: what the API, the callbacks and the chat page share. */
export interface Platform {
  world: World;
  credentials: Credentials;
  tokens: Tokens;
  tickets: Tickets;
  guests: readonly Guest[];
  directory: Directory;
  signInCodes: SignInCodes;
  codes: ResponseCodes;
  media: MediaShelf;
  faults: Faults;
  sent: Map<string, SentMessage>;
  taskIds: Set<string>;
  allowMember(userid: string): boolean;
  allowCall(path: string): boolean;
  /** Null until `connect`. */
  callbackUrl: string | null;
  /** The app's trusted domain. Null until `connect`. */
  trustedOrigin: string | null;
  /** The address that signs the browser in before it goes to this one, where that is needed. */
  signInFirst(url: string): string;
  /** Where the stand-in itself listens; empty until it does. */
  url: string;
}

export function createPlatform(options: SimulatorOptions): Platform {
  const world = createWorld(options.now, options.random);
  const limits = { ...PLATFORM_LIMITS, ...options.limits };
  for (const { userid, name, kind = 'member' } of options.contacts ?? []) {
    world.contacts.set(userid, { userid, name, inScope: true, kind });
  }
  return {
    world,
    credentials: options.credentials,
    tokens: createTokens(options.credentials, world.now, world.id),
    tickets: createTickets(world.now, world.id),
    guests: options.guests ?? [],
    directory: options.directory ?? {},
    signInCodes: createSignInCodes(world),
    codes: createResponseCodes(world),
    media: createMediaShelf(world),
    faults: createFaults(world.now, () => world.tell({ type: 'settings' })),
    sent: new Map(),
    taskIds: new Set(),
    allowMember: createMemberLimiter(limits, world.now),
    allowCall: createCorpLimiter(limits, world.now),
    callbackUrl: null,
    trustedOrigin: null,
    signInFirst: (url) => url,
    url: '',
  };
}
