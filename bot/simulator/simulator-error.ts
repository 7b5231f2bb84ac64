/** What a test or a person at the chat page did wrong. `message` is Chinese: the page shows it. */
export class SimulatorError extends Error {
  readonly code: SimulatorErrorCode;
  constructor(code: SimulatorErrorCode, message: string) {
    super(message);
    this.name = 'SimulatorError';
    this.code = code;
  }
}

export type SimulatorErrorCode =
  | 'bad_request'
  | 'unknown_contact'
  | 'known_contact'
  | 'out_of_scope'
  | 'no_callback'
  | 'verification_failed'
  | 'no_card'
  | 'card_used'
  | 'no_such_option'
  | 'timeout';
