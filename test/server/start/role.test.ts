import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../../../server/config.ts';
import { requireShared, roleOf } from '../../../server/start/role.ts';

const SHARED = {
  DATABASE_URL: 'postgresql://u:p@db/lianbei',
  REDIS_URL: 'redis://redis',
  WECOM_CORP_ID: 'wwroles',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'secret-of-the-app',
  WECOM_CALLBACK_TOKEN: 'rolesToken',
  WECOM_CALLBACK_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

function faultsOf(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('the role of a process', () => {
  test('is all of them where none is named', () => {
    expect(roleOf(undefined)).toBe('all');
  });

  test.each(['web', 'worker', 'all'])('%s is one', (name) => {
    expect(roleOf(name)).toBe(name);
  });

  test.each(['Web', 'workers', ''])('"%s" is refused with the names that there are', (name) => {
    expect(faultsOf(() => roleOf(name))).toEqual(['--role must be one of web, worker, all.']);
  });
});

describe('sharing', () => {
  test('all needs nothing', () => {
    requireShared('all', loadConfig({}));
  });

  test.each(['web', 'worker'] as const)('%s is told everything that it lacks at once', (role) => {
    expect(faultsOf(() => requireShared(role, loadConfig({})))).toEqual([
      `DATABASE_URL must be set for --role ${role}: only --role all brings its own.`,
      `REDIS_URL must be set for --role ${role}: only --role all brings its own.`,
      `WECOM_CORP_ID and the other settings of the WeCom app must be set for --role ${role}: only --role all brings its own.`,
    ]);
    requireShared(role, loadConfig(SHARED));
  });

  test.each(['DATABASE_URL', 'REDIS_URL'])('%s alone is missed by name', (name) => {
    const faults = faultsOf(() => requireShared('worker', loadConfig({ ...SHARED, [name]: '' })));
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
  });
});
