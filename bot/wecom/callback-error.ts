/** Why a callback was refused. The HTTP status is what the one place that answers should send; all are the sender's fault. */
const STATUS = {
  bad_query: 400,
  bad_xml: 400,
  bad_cipher: 400,
  bad_signature: 401,
  stale: 401,
  wrong_receiver: 403,
  too_large: 413,
} as const;

export type CallbackErrorCode = keyof typeof STATUS;

/** The message names the cause and never carries what was said, a key or a token: it may be logged. */
export class CallbackError extends Error {
  override readonly name = 'CallbackError';
  readonly status: number;

  constructor(
    readonly code: CallbackErrorCode,
    message: string,
  ) {
    super(message);
    this.status = STATUS[code];
  }
}
