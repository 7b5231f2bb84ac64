import { ConfigError, type Config } from '../config.ts';

/**
 * What a process does: `web` takes callbacks and commits turns, `worker` carries out what turns have committed, `all` does
 * both. Any number of processes of any role may run on the same database and Redis.
 */
export type Role = (typeof ROLES)[number];

const ROLES = ['web', 'worker', 'all'] as const;

/** @throws {ConfigError} for a name that is no role */
export function roleOf(name = 'all'): Role {
  const role = ROLES.find((candidate) => candidate === name);
  if (!role) throw new ConfigError([`--role must be one of ${ROLES.join(', ')}.`]);
  return role;
}

/**
 * Processes that share the work must share where it is kept; what is embedded belongs to one process alone.
 * @throws {ConfigError} naming all that is missing
 */
export function requireShared(role: Role, config: Config): void {
  if (role === 'all') return;
  const needed = {
    DATABASE_URL: config.databaseUrl,
    REDIS_URL: config.redisUrl,
    'WECOM_CORP_ID and the other settings of the WeCom app': config.wecom,
  };
  const missing = Object.entries(needed).filter(([, given]) => given === null);
  const faults = missing.map(
    ([name]) => `${name} must be set for --role ${role}: only --role all brings its own.`,
  );
  if (faults.length > 0) throw new ConfigError(faults);
}
