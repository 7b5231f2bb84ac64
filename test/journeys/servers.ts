import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pack } from '../../bot/policy/pack.ts';
import { createPackShelf } from '../../server/services/programme/pack-shelf.ts';
import type { Config } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { start } from '../../server/start/start.ts';
import { accountAt } from './account.ts';

export interface Composition {
  url: string;
  /** The log's lines from level warn. */
  lines: string[];
  stop(): Promise<boolean>;
}

export interface Where {
  apiBase: string;
  redisUrl: string | null;
  databaseUrl: string | null;
}

/** The whole program as `npm start` composes it, in this process. What has no address is embedded. */
export async function startComposition(
  pack: Pack,
  { apiBase, redisUrl, databaseUrl }: Where,
): Promise<Composition> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianbei-journey-'));
  const config: Config = {
    mode: 'test',
    dataDir,
    databaseUrl,
    redisUrl,
    port: 0,
    publicUrl: null,
    trustedProxies: 0,
    logLevel: 'warn',
    s3: null,
    officeAdministrators: [],
    clamdUrl: null,
    wecom: accountAt(apiBase),
  };
  const lines: string[] = [];
  const running = await start(
    config,
    createPackShelf([pack]),
    createLog('warn', [], { write: (line) => lines.push(line) }),
  );
  return {
    url: running.url.replace('localhost', '127.0.0.1'),
    lines,
    async stop() {
      const clean = await running.stop();
      await rm(dataDir, { recursive: true, force: true });
      return clean;
    },
  };
}

/** The same as settings of the process. */
export function settingsFor(
  { apiBase, redisUrl, databaseUrl }: Where,
  dataDir: string,
): Record<string, string> {
  const { corpId, agentId, secret, callbackToken, callbackAesKey, oauthBase } = accountAt(apiBase);
  return {
    DATA_DIR: dataDir,
    ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    WECOM_CORP_ID: corpId,
    WECOM_AGENT_ID: String(agentId),
    WECOM_SECRET: secret,
    WECOM_CALLBACK_TOKEN: callbackToken,
    WECOM_CALLBACK_AES_KEY: callbackAesKey,
    WECOM_API_BASE: apiBase,
    WECOM_OAUTH_BASE: oauthBase,
  };
}
