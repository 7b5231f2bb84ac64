import type { Pack } from '../../bot/policy/pack.ts';
import type { Conversations } from '../../bot/ports.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { PrismaClient } from '../stores/database.ts';
import type { RedisClient } from '../stores/redis/client.ts';
import type { Layout } from '../stores/redis/layout.ts';
import type { WecomAccount } from './wecom-account.ts';

/** What the mini-app's API is wired from. */
export interface ApiParts {
  config: Config;
  pack: Pack;
  prisma: PrismaClient;
  redis: RedisClient;
  layout: Layout;
  conversations: Conversations;
  account: WecomAccount;
  log: Log;
  /** Where people reach this program, without a trailing slash; known once it listens. */
  publicUrl: () => string;
}
