import { Redis } from 'ioredis';
import { EmbeddedRedisFault } from './fault.ts';
import type { ServerRecord } from './record.ts';

/** The name of the connection that every owner keeps open; the kernel closes it however the owner ends. */
const NAME = 'lianbei-owner';

/**
 * Connects as the owner of the server. Of two that try at once the one with the lower connection number wins.
 * @returns null where nobody answers
 * @throws EmbeddedRedisFault `redis_in_use`, `redis_unusable`
 */
export async function openOwnership(record: ServerRecord): Promise<Redis | null> {
  const owner = new Redis({
    host: '127.0.0.1',
    port: record.port,
    password: record.password,
    connectionName: NAME,
    lazyConnect: true,
    retryStrategy: () => null,
  });
  owner.on('error', () => {});
  try {
    await owner.connect();
    await owner.ping();
  } catch {
    owner.disconnect();
    return null;
  }
  try {
    await refuseSecondOwner(owner);
    await refuseOldServer(owner);
    return owner;
  } catch (error) {
    owner.disconnect();
    throw error;
  }
}

async function refuseSecondOwner(owner: Redis): Promise<void> {
  const [self, listed] = await Promise.all([owner.client('ID'), owner.client('LIST')]);
  const ids = String(listed)
    .split('\n')
    .filter((line) => line.includes(` name=${NAME} `))
    .map((line) => Number(/^id=(\d+)/.exec(line)?.[1]));
  if (ids.some((id) => id < Number(self))) {
    throw new EmbeddedRedisFault(
      'redis_in_use',
      'Another running program uses the same DATA_DIR. Stop it, or give this one a DATA_DIR of its own.',
    );
  }
}

async function refuseOldServer(owner: Redis): Promise<void> {
  const version = /redis_version:(\d+)\.(\d+)/.exec(await owner.info('server'));
  const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
  if (major < 6 || (major === 6 && minor < 2)) {
    throw new EmbeddedRedisFault(
      'redis_unusable',
      `Redis ${major}.${minor} is too old: 6.2 or later is needed.`,
    );
  }
}
