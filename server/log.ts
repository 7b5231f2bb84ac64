import { pino, type LogFn, type Logger } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/** Parameters of addresses that give access, wherever an address turns up (error messages of HTTP clients hold them). */
const SECRET_PARAMETERS =
  /((?:access_token|corpsecret|secret|token|ticket|code|password|msg_signature|nonce|echostr)=)[^&\s"'\\]+/gi;
const PASSWORD_IN_ADDRESS = /(\w+:\/\/[^\s:@/"]*:)[^\s@/"]+@/g;

/** Names whose values are never logged, at the top and one level down. */
const SECRET_FIELDS = [
  ...['access_token', 'accessToken', 'token', 'secret', 'password', 'authorization', 'cookie', 'aesKey'],
  ...['echostr', 'content', 'text', 'body', 'facts'],
];

/**
 * JSON lines without message texts, tokens or secrets: known field names are cut, addresses are cleaned, and each of
 * `secrets` is blotted out wherever it might still appear.
 */
export function createLog(
  level: Config['logLevel'],
  secrets: readonly string[],
  out: { write(line: string): unknown },
): Log {
  const known = secrets.filter((secret) => secret.length >= 4);
  const write = (line: string) => out.write(blotOut(line, known));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => describeError(error) },
      hooks: { logMethod: named },
      redact: {
        paths: [...SECRET_FIELDS, ...SECRET_FIELDS.map((name) => `*.${name}`)],
        censor: '[redacted]',
      },
    },
    { write },
  );
}

/** Given an error and no words, pino would take the error's message as it is. */
function named(this: Log, args: Parameters<LogFn>, method: LogFn): void {
  const [first, ...rest] = args as unknown[];
  const fields = first instanceof Error ? { err: first } : first;
  const wordless = typeof fields === 'object' && fields !== null && 'err' in fields && rest.length === 0;
  method.apply(this, [fields, ...(wordless ? ['error'] : rest)] as Parameters<LogFn>);
}

/** Drivers hang the arguments of a failed command on their errors, so only what is known to be harmless is taken. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error === undefined ? undefined : { type: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: harmless(error),
    // Only where it happened: the first lines repeat the message as it was.
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/** Prisma quotes the arguments of a refused query, which hold what people said, whatever its errorFormat; the cause comes last. */
function harmless(error: Error): string {
  if (!error.name.startsWith('PrismaClient')) return error.message;
  return error.message.trim().split('\n').at(-1) ?? '';
}

function blotOut(line: string, secrets: readonly string[]): string {
  const cleaned = line
    .replace(SECRET_PARAMETERS, '$1[redacted]')
    .replace(PASSWORD_IN_ADDRESS, '$1[redacted]@');
  return secrets.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), cleaned);
}

/** What of the settings must never be seen, passwords within addresses included. */
export function secretsOf(config: Config): string[] {
  const { wecom } = config;
  const passwords = [config.databaseUrl, config.redisUrl].flatMap((url) => {
    const password = url ? new URL(url).password : '';
    return [password, decodeURIComponent(password)];
  });
  const ofWecom = wecom ? [wecom.secret, wecom.callbackToken, wecom.callbackAesKey] : [];
  return [...new Set([...ofWecom, ...passwords])].filter((secret) => secret !== '');
}
