export type RedisFaultCode =
  /** What is stored under a person's key is not what this program writes. */
  | 'conversation_unreadable'
  /** An outgoing call whose path cannot be stored: empty, or with blanks in it. */
  | 'outgoing_unwritable'
  /** The lock on a token was not free within the time allowed. */
  | 'token_lock_timeout'
  /** Redis did not answer within the time allowed. */
  | 'redis_unreachable';

export class RedisFault extends Error {
  readonly code: RedisFaultCode;

  constructor(code: RedisFaultCode, message: string) {
    super(message);
    this.name = 'RedisFault';
    this.code = code;
  }
}
