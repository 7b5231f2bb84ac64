import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../../server/config.ts';

const APP = {
  WECOM_CORP_ID: 'ww0123456789abcdef',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'q8Zr-3kTnV_x1LwPzYbE6uHcD0sGfJmA9oIiRtUvWyX',
  WECOM_CALLBACK_TOKEN: 'hJ8kLm2nQ',
  WECOM_CALLBACK_AES_KEY: 'kWxgEr5mPq8aNoVwZRjGtBxmz3KA1tkAj3ykkR6q2B2',
};
const STORE = {
  S3_ENDPOINT: 'https://s3.example/minio/',
  S3_BUCKET: 'papers',
  S3_REGION: 'cn-east-1',
  S3_ACCESS_KEY: 'AK1D',
  S3_SECRET_KEY: 'wJalrXUtnFEMI/K7MDENG',
};
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://lianbei:s3cr%40t@db:5432/lianbei',
  REDIS_URL: 'rediss://:pa55@redis:6380/1',
  ...APP,
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env, '/srv');
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('settings', () => {
  test('nothing set means development on embedded services and the stand-in', () => {
    expect(loadConfig({}, '/srv')).toEqual({
      mode: 'development',
      dataDir: '/srv/.data',
      databaseUrl: null,
      redisUrl: null,
      port: null,
      publicUrl: null,
      trustedProxies: 0,
      logLevel: 'warn',
      wecom: null,
      officeAdministrators: [],
      s3: null,
      clamdUrl: null,
    });
  });

  test('a whole set is read as given, with the public addresses of WeCom', () => {
    expect(
      loadConfig({ ...PRODUCTION, PORT: '8080', PUBLIC_URL: 'https://a.example/', TRUST_PROXY: '1' }, '/srv'),
    ).toEqual({
      mode: 'production',
      dataDir: '/srv/.data',
      databaseUrl: PRODUCTION.DATABASE_URL,
      redisUrl: PRODUCTION.REDIS_URL,
      port: 8080,
      publicUrl: 'https://a.example',
      trustedProxies: 1,
      logLevel: 'info',
      wecom: {
        corpId: APP.WECOM_CORP_ID,
        agentId: 1000002,
        secret: APP.WECOM_SECRET,
        callbackToken: APP.WECOM_CALLBACK_TOKEN,
        callbackAesKey: APP.WECOM_CALLBACK_AES_KEY,
        kfId: null,
        apiBase: 'https://qyapi.weixin.qq.com',
        oauthBase: 'https://open.weixin.qq.com',
        loginBase: 'https://login.work.weixin.qq.com',
      },
      officeAdministrators: [],
      s3: null,
      clamdUrl: null,
    });
  });

  test('a government deployment has its own addresses', () => {
    const own = {
      WECOM_API_BASE: 'http://10.1.2.3:8080/wecom/',
      WECOM_OAUTH_BASE: 'https://login.gov.example',
      WECOM_LOGIN_BASE: 'https://scan.gov.example/',
    };
    const { wecom } = loadConfig({ ...APP, ...own, WECOM_KF_ID: 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q' });
    expect(wecom).toMatchObject({
      apiBase: 'http://10.1.2.3:8080/wecom',
      oauthBase: 'https://login.gov.example',
      loginBase: 'https://scan.gov.example',
      kfId: 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q',
    });
  });

  test('an object store and a virus scanner are read as given', () => {
    const { s3, clamdUrl } = loadConfig({ ...STORE, CLAMD_URL: 'unix:///run/clamav/clamd.ctl' });
    expect(s3).toEqual({
      endpoint: 'https://s3.example/minio',
      bucket: 'papers',
      region: 'cn-east-1',
      accessKey: 'AK1D',
      secretKey: 'wJalrXUtnFEMI/K7MDENG',
    });
    expect(clamdUrl).toBe('unix:///run/clamav/clamd.ctl');
  });

  test.each(Object.keys(STORE))('an object store without %s stops the start', (name) => {
    expect(faultsOf({ ...STORE, [name]: '' })).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be set too`)),
    ]);
  });

  test('an empty or blank value is no value', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '  ', WECOM_CORP_ID: '' })).toEqual(loadConfig({}));
  });

  test.each([
    ['NODE_ENV', 'staging'],
    ['DATABASE_URL', 'mysql://db/x'],
    ['DATABASE_URL', 'db:5432'],
    ['REDIS_URL', 'http://redis'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PUBLIC_URL', 'some.where'],
    ['PUBLIC_URL', 'ftp://some.where'],
    ['PUBLIC_URL', 'https://some.where/?a=1'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10'],
    ['LOG_LEVEL', 'loud'],
    ['WECOM_CORP_ID', 'ww 01'],
    ['WECOM_AGENT_ID', 'a1'],
    ['WECOM_SECRET', 'with space'],
    ['WECOM_CALLBACK_TOKEN', 'with-dash'],
    ['WECOM_CALLBACK_TOKEN', 'a'.repeat(33)],
    ['WECOM_CALLBACK_AES_KEY', 'a'.repeat(42)],
    ['WECOM_CALLBACK_AES_KEY', `${'a'.repeat(42)}=`],
    ['WECOM_KF_ID', 'wk/1'],
    ['WECOM_API_BASE', 'api.some.where'],
    ['WECOM_OAUTH_BASE', 'file:///etc'],
    ['WECOM_LOGIN_BASE', 'login'],
    ['CLAMD_URL', 'http://127.0.0.1:3310'],
    ['CLAMD_URL', 'tcp://127.0.0.1'],
  ])('%s=%s is refused by name and without its value', (name, value) => {
    const faults = faultsOf({ ...APP, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} `));
    if (value.length > 5) expect(faults[0]).not.toContain(value);
  });

  test.each(Object.keys(APP))('the app without %s stops the start', (name) => {
    const faults = faultsOf({ ...APP, [name]: '' });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} must be set too`));
  });

  test.each(['WECOM_KF_ID', 'WECOM_API_BASE', 'WECOM_OAUTH_BASE', 'WECOM_LOGIN_BASE'])(
    '%s alone stops the start',
    (name) => {
      expect(faultsOf({ [name]: name === 'WECOM_KF_ID' ? 'wk1' : 'https://a.example' })).toEqual([
        expect.stringMatching(/^WECOM_CORP_ID, .*must be set too/),
      ]);
    },
  );

  test('all faults come in one message', () => {
    const faults = faultsOf({ PORT: 'x', LOG_LEVEL: 'loud', WECOM_SECRET: 'real', NODE_ENV: 'production' });
    expect(faults.join('\n')).toMatch(/PORT[^]*LOG_LEVEL[^]*WECOM_CORP_ID[^]*DATABASE_URL[^]*REDIS_URL/);
    expect(() => loadConfig({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(
      /not usable:\n {2}- PORT .*\n {2}- LOG_LEVEL/,
    );
  });
});

describe('production refuses', () => {
  test('nothing, when everything real is given', () => {
    expect(faultsOf(PRODUCTION)).toEqual([]);
  });

  test.each([
    ['an embedded database', { DATABASE_URL: '' }, /^DATABASE_URL must be set in production/],
    ['an embedded Redis', { REDIS_URL: '' }, /^REDIS_URL must be set in production/],
    ['a published sample token', { WECOM_CALLBACK_TOKEN: 'QDG6eK' }, /^WECOM_CALLBACK_TOKEN is a sample/],
    [
      'a published sample key',
      { WECOM_CALLBACK_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' },
      /^WECOM_CALLBACK_AES_KEY is a sample/,
    ],
    [
      'a key of one letter',
      { WECOM_CALLBACK_AES_KEY: 'a'.repeat(43) },
      /^WECOM_CALLBACK_AES_KEY is a sample/,
    ],
    [
      'a sample key of an object store',
      { ...STORE, S3_SECRET_KEY: 'CHANGE_ME' },
      /^S3_SECRET_KEY is a sample/,
    ],
    ['a placeholder', { WECOM_SECRET: 'CHANGE-ME' }, /^WECOM_SECRET is a sample/],
    [
      'a placeholder password',
      { REDIS_URL: 'redis://:changeme@redis' },
      /^REDIS_URL still holds a placeholder/,
    ],
  ])('%s', (_, change, expected) => {
    expect(faultsOf({ ...PRODUCTION, ...change })).toEqual([expect.stringMatching(expected)]);
  });

  test('the stand-in', () => {
    const { NODE_ENV, DATABASE_URL, REDIS_URL } = PRODUCTION;
    expect(faultsOf({ NODE_ENV, DATABASE_URL, REDIS_URL })).toEqual([expect.stringMatching(/stand-in/)]);
  });

  test('the file of examples as it stands', async () => {
    const example = parseEnv((await readFile('.env.example', 'utf8')).replace(/^# ?([A-Z0-9_]+=)/gm, '$1'));
    const given = example as Record<string, string>;
    expect(faultsOf({ ...given, NODE_ENV: 'production' }).join()).toMatch(
      /WECOM_SECRET is a sample.*DATABASE_URL still/,
    );
    expect(faultsOf({ ...given, NODE_ENV: 'development' })).toEqual([]);
    const documented = [
      'DATABASE_URL',
      'REDIS_URL',
      'DATA_DIR',
      'PORT',
      'PUBLIC_URL',
      'TRUST_PROXY',
      'NODE_ENV',
      'LOG_LEVEL',
      'OFFICE_ADMINISTRATORS',
    ];
    const wecom = [
      ...Object.keys(APP),
      'WECOM_KF_ID',
      'WECOM_API_BASE',
      'WECOM_OAUTH_BASE',
      'WECOM_LOGIN_BASE',
    ];
    const files = [...Object.keys(STORE), 'CLAMD_URL'];
    expect(Object.keys(given).sort()).toEqual([...documented, ...wecom, ...files].sort());
  });
});
