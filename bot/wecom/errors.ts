/** What to do about an errcode (WeCom developer docs path/90313). */
export type ErrorClass =
  /** The token is no longer good: get another, once. */
  | 'token'
  /** Busy, or too many at once: the same call may well succeed in a moment. */
  | 'busy'
  /** Over a frequency limit: everything of this app waits. */
  | 'frequency'
  /** A wrong secret or corp id: asking again with it gets the machine's address banned for an hour. */
  | 'secret'
  /** Something that an operator has to set right; what was to be sent is still wanted afterwards. */
  | 'configuration'
  /** This person or this content will never be accepted. */
  | 'data'
  /** A card that was used, or is older than 72 hours: nothing is lost but the mark on it. */
  | 'card_used'
  /** The request is malformed: a fault of this program. */
  | 'bug'
  /** No answer, or none that can be read: whether it was done is not known. */
  | 'network'
  /** A code that is not in the table. */
  | 'unknown';

type Entry = readonly [ErrorClass, ...(number | readonly [from: number, to: number])[]];

const TABLE: readonly Entry[] = [
  ['token', 40014, 42001],
  ['busy', -1, 6000, 45033, 45035],
  ['frequency', 45009, 45036],
  ['secret', 40001, 40013, 40091],
  // Addresses that are not trusted, an app that may not do this, a callback that is not set up, a wrong agent id.
  ['configuration', 60020, 301042, 43012, 40056, 301002, 48001, 48002, 48006, 48007, 48010, 48011, 50003],
  ['configuration', 40093, 42012, 50001, 80001, 85005, 85008, 85111, [90201, 90208], 42009, 40082],
  // People: unknown, or outside what the app may see.
  ['data', 40003, 40031, 46004, 50002, 60011, 60021, 60030, 60111, 81013, 84061, 92000, 301021],
  // Content: refused by the platform's filter, media gone, a recall too late.
  ['data', 40201, 40204, 40007, 40145, [40004, 40006], [40009, 40011], 40123, 45001, 45007, 42052, 830002],
  ['data', 40029, 42003, 42013, 42022, 84014, 84015, [301016, 301019]],
  ['card_used', 60140],
  [
    'bug',
    41001,
    40008,
    40032,
    40035,
    40058,
    40063,
    44004,
    45002,
    45008,
    82002,
    82003,
    [42014, 42020],
    [42027, 42051],
  ],
];

const CLASSES: ReadonlyMap<number, ErrorClass> = new Map(
  TABLE.flatMap(([kind, ...codes]) => codes.flatMap(expand).map((code) => [code, kind] as const)),
);

function expand(code: number | readonly [number, number]): number[] {
  if (typeof code === 'number') return [code];
  return Array.from({ length: code[1] - code[0] + 1 }, (_, index) => code[0] + index);
}

export function classOf(errcode: number): ErrorClass {
  return CLASSES.get(errcode) ?? 'unknown';
}

/** A call that did not succeed. The message is for logs and operators: no token, no secret, nothing a person said. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly kind: ErrorClass,
    /** Null where there was no readable answer. */
    readonly errcode: number | null,
    message: string,
  ) {
    super(message);
  }
}

const LOGGED = 300;

/** The platform's errmsg carries its trace and our address, worth logging; a token or secret echoed in it is taken out. */
export function apiError(errcode: number, errmsg: unknown, secrets: readonly string[]): ApiError {
  let said = typeof errmsg === 'string' ? errmsg : '';
  for (const secret of secrets) if (secret !== '') said = said.replaceAll(secret, '***');
  said = said.replace(/((?:access_token|corpsecret)=)[^&\s]+/gi, '$1***').slice(0, LOGGED);
  return new ApiError(classOf(errcode), errcode, `${errcode} ${said}`.trim());
}
