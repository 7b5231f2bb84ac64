export type EmbeddedRedisFaultCode =
  /** Neither redis-server nor valkey-server is on PATH. */
  | 'redis_missing'
  /** Another program, still running, uses the same data directory. */
  | 'redis_in_use'
  /** The server does not start, or is too old. */
  | 'redis_unusable';

export class EmbeddedRedisFault extends Error {
  readonly code: EmbeddedRedisFaultCode;

  constructor(code: EmbeddedRedisFaultCode, message: string) {
    super(message);
    this.name = 'EmbeddedRedisFault';
    this.code = code;
  }
}
