import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { groupFaults, productionFaults } from './config-groups.ts';

/** Everything the program may be told from outside, as plain values. Null means: not given, use what stands in for it. */
export interface Config {
  mode: 'production' | 'development' | 'test';
  /** Absolute path. Holds embedded databases and uploaded files. */
  dataDir: string;
  /** Null: an embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Null: a Redis server of its own. */
  redisUrl: string | null;
  /** Null: 3000 or the next free port. 0: any free port. */
  port: number | null;
  /** Without a trailing slash. */
  publicUrl: string | null;
  /** How many reverse proxies stand in front, each adding to X-Forwarded-For; 0: the header is not believed. */
  trustedProxies: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Null: a local stand-in for the WeCom service. */
  wecom: WecomConfig | null;
  /** WeCom user ids of the office's administrators, whatever is set in the console. */
  officeAdministrators: readonly string[];
  /** Null: uploaded files are kept below `dataDir`. */
  s3: S3Config | null;
  /** `tcp://HOST:PORT` or `unix:///PATH` of a clamd. Null: files are not scanned for viruses. */
  clamdUrl: string | null;
}

/** A bucket of any store that speaks S3. */
export interface S3Config {
  /** Without a trailing slash. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
}

/** A corp's self-built app. */
export interface WecomConfig {
  corpId: string;
  agentId: number;
  secret: string;
  callbackToken: string;
  callbackAesKey: string;
  /** The `open_kfid` of the 微信客服 account. Null: that channel is off. */
  kfId: string | null;
  /** Addresses of the service, without a trailing slash. */
  apiBase: string;
  oauthBase: string;
  /** Where desktop browsers sign in. */
  loginBase: string;
}

/** Every fault of the settings at once; the message is meant for the operator and holds no value of a setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'bad_config';

  constructor(readonly faults: readonly string[]) {
    super(['The settings are not usable:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
  }
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** pg and ioredis also accept sockets, whose addresses have no host name. */
const connection = (protocols: RegExp, message: string) => z.url({ protocol: protocols, error: message });
const service = (message: string) =>
  z
    .string()
    .refine(isPlainAddress, message)
    .transform((url) => url.replace(/\/+$/, ''));
const matching = (pattern: RegExp, message: string) => z.string().regex(pattern, message);

function isPlainAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash, username } = new URL(value);
  return /^https?:$/.test(protocol) && hostname !== '' && search + hash + username === '';
}

const settings = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('development'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: connection(
    /^postgres(ql)?$/,
    'must look like postgresql://user:password@host:5432/database',
  ).optional(),
  REDIS_URL: connection(/^rediss?$/, 'must look like redis://host:6379 or rediss://…').optional(),
  PORT: matching(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number, 0 to 65535')
    .optional(),
  PUBLIC_URL: service(
    'must be an http(s) address without a query, such as https://lianbei.example',
  ).optional(),
  TRUST_PROXY: matching(/^[0-9]$/, 'must be the number of reverse proxies in front, 0 to 9')
    .transform(Number)
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
  WECOM_CORP_ID: matching(
    /^[\w-]{1,64}$/,
    'must be the corp id, letters and digits without spaces',
  ).optional(),
  WECOM_AGENT_ID: matching(/^\d{1,15}$/, 'must be the number of the app (AgentId)')
    .transform(Number)
    .optional(),
  WECOM_SECRET: matching(/^\S+$/, 'must be the secret of the app, without spaces').optional(),
  WECOM_CALLBACK_TOKEN: matching(/^[A-Za-z0-9]{1,32}$/, 'must be 1 to 32 letters and digits').optional(),
  WECOM_CALLBACK_AES_KEY: matching(/^[A-Za-z0-9]{43}$/, 'must be exactly 43 letters and digits').optional(),
  WECOM_KF_ID: matching(/^[\w-]{1,64}$/, 'must be the open_kfid of the account').optional(),
  WECOM_API_BASE: service('must be an http(s) address, such as https://qyapi.weixin.qq.com').optional(),
  WECOM_OAUTH_BASE: service('must be an http(s) address, such as https://open.weixin.qq.com').optional(),
  WECOM_LOGIN_BASE: service(
    'must be an http(s) address, such as https://login.work.weixin.qq.com',
  ).optional(),
  OFFICE_ADMINISTRATORS: matching(
    /^[\w.@-]{1,64}(,\s*[\w.@-]{1,64}){0,19}$/,
    'must be user ids of WeCom, joined by commas',
  )
    .transform((ids) => ids.split(',').map((id) => id.trim()))
    .optional(),
  S3_ENDPOINT: service('must be an http(s) address, such as https://s3.example').optional(),
  S3_BUCKET: matching(/^[a-z0-9][a-z0-9.-]{1,62}$/, 'must be the name of a bucket').optional(),
  S3_REGION: matching(/^[a-z0-9-]{1,40}$/, 'must be the name of a region, such as cn-east-1').optional(),
  S3_ACCESS_KEY: matching(/^\S+$/, 'must be an access key, without spaces').optional(),
  S3_SECRET_KEY: matching(/^\S+$/, 'must be a secret key, without spaces').optional(),
  CLAMD_URL: matching(
    /^(tcp:\/\/[^\s/:]+:\d{1,5}|unix:\/\/\/\S+)$/,
    'must look like tcp://host:3310 or unix:///run/clamav/clamd.ctl',
  ).optional(),
});
type Settings = z.output<typeof settings>;

/** Reads and checks the environment; touches nothing else. @throws {ConfigError} naming every fault. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, cwd = process.cwd()): Config {
  const given = withoutEmpty(env);
  const parsed = settings.safeParse(given);
  const faults = [
    ...(parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`)),
    ...groupFaults(given),
    ...productionFaults(given),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return present(parsed.data, cwd);
}

/** `NAME=` in a file or a compose template means: not set. */
function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ''] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function present(given: Settings, cwd: string): Config {
  return {
    mode: given.NODE_ENV,
    dataDir: isAbsolute(given.DATA_DIR) ? given.DATA_DIR : resolve(cwd, given.DATA_DIR),
    databaseUrl: given.DATABASE_URL ?? null,
    redisUrl: given.REDIS_URL ?? null,
    port: given.PORT ?? null,
    publicUrl: given.PUBLIC_URL ?? null,
    trustedProxies: given.TRUST_PROXY ?? 0,
    logLevel: given.LOG_LEVEL ?? (given.NODE_ENV === 'production' ? 'info' : 'warn'),
    wecom: presentWecom(given),
    officeAdministrators: given.OFFICE_ADMINISTRATORS ?? [],
    s3: presentS3(given),
    clamdUrl: given.CLAMD_URL ?? null,
  };
}

function presentS3(given: Settings): S3Config | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = given;
  const { S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = given;
  if (!endpoint || !bucket || !region || !accessKey || !secretKey) return null;
  return { endpoint, bucket, region, accessKey, secretKey };
}

function presentWecom(given: Settings): WecomConfig | null {
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret } = given;
  const { WECOM_CALLBACK_TOKEN: callbackToken, WECOM_CALLBACK_AES_KEY: callbackAesKey } = given;
  if (!corpId || agentId === undefined || !secret || !callbackToken || !callbackAesKey) return null;
  return {
    corpId,
    agentId,
    secret,
    callbackToken,
    callbackAesKey,
    kfId: given.WECOM_KF_ID ?? null,
    apiBase: given.WECOM_API_BASE ?? 'https://qyapi.weixin.qq.com',
    oauthBase: given.WECOM_OAUTH_BASE ?? 'https://open.weixin.qq.com',
    loginBase: given.WECOM_LOGIN_BASE ?? 'https://login.work.weixin.qq.com',
  };
}
