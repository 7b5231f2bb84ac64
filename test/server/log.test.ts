import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../server/config.ts';
import { createLog, secretsOf } from '../../server/log.ts';

function capture(secrets: readonly string[] = []) {
  const lines: string[] = [];
  return { log: createLog('trace', secrets, { write: (line) => lines.push(line) }), lines };
}

describe('the log', () => {
  test.each(['access_token', 'secret', 'token', 'authorization', 'echostr', 'content', 'text', 'facts'])(
    'cuts the field %s, at the top and one level down',
    (name) => {
      const { log, lines } = capture();
      log.info({ [name]: 'HIDDEN', request: { [name]: 'HIDDEN' } }, 'a line');
      expect(lines.join()).toContain('a line');
      expect(lines.join()).not.toContain('HIDDEN');
    },
  );

  test('cleans addresses within error messages and their causes', () => {
    const { log, lines } = capture();
    const cause = new Error('GET https://a.example/gettoken?corpid=ww1&corpsecret=HIDDEN failed');
    const error = new Error('POST /send?access_token=HIDDEN&debug=1 failed', { cause });
    log.error({ err: error }, 'redis://:HIDDEN@host and postgresql://user:HIDDEN@host/db');
    expect(lines.join()).toMatch(/debug=1 failed.*corpid=ww1/);
    expect(lines.join()).not.toContain('HIDDEN');
  });

  test('takes nothing from an error but its name, code, message, stack and cause', () => {
    const { log, lines } = capture();
    const error = Object.assign(new Error('WRONGTYPE'), { code: 'E1', command: { args: ['HIDDEN'] } });
    log.error({ err: error });
    expect(JSON.parse(lines.join())).toMatchObject({
      err: { type: 'Error', code: 'E1', message: 'WRONGTYPE' },
    });
    expect(lines.join()).not.toContain('HIDDEN');
  });

  test.each([
    ['as a field', (error: Error): [object] => [{ err: error }]],
    ['by itself', (error: Error): [object] => [error]],
  ])('does not let the message of a database error through, given %s', (_, args) => {
    const { log, lines } = capture();
    const error = Object.assign(
      new Error('Invalid call:\n  { facts: "HIDDEN" }\n\nArgument `id` is missing.'),
      {
        name: 'PrismaClientValidationError',
      },
    );
    log.error(...args(error));
    expect(JSON.parse(lines.join())).toMatchObject({
      err: { message: 'Argument `id` is missing.' },
      msg: 'error',
    });
    expect(lines.join()).not.toContain('HIDDEN');
  });

  test('blots out the secrets of the settings wherever they appear', () => {
    const config = loadConfig({
      DATABASE_URL: 'postgresql://u:p%40ssword@db/x',
      REDIS_URL: 'redis://:red1spass@r',
      WECOM_CORP_ID: 'ww1',
      WECOM_AGENT_ID: '1',
      WECOM_SECRET: 'theSecretOfTheApp',
      WECOM_CALLBACK_TOKEN: 'theCallbackToken',
      WECOM_CALLBACK_AES_KEY: 'kWxgEr5mPq8aNoVwZRjGtBxmz3KA1tkAj3ykkR6q2B2',
    });
    const secrets = secretsOf(config);
    expect(secrets).toEqual(
      expect.arrayContaining(['p%40ssword', 'p@ssword', 'red1spass', 'theSecretOfTheApp']),
    );
    const { log, lines } = capture(secrets);
    log.warn({ strange: { deep: secrets } }, `said ${secrets.join(' ')}`);
    for (const secret of secrets) expect(lines.join()).not.toContain(secret);
    expect(lines.join()).toContain('[redacted]');
  });
});
