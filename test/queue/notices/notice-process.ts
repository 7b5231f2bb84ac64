import type { WecomConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { createPackShelf } from '../../../server/services/programme/pack-shelf.ts';
import { startNotices, type NoticeParts } from '../../../server/start/notices.ts';
import { createTeardown } from '../../../server/start/teardown.ts';
import { openWecom } from '../../../server/start/wecom-client.ts';
import { createPrisma } from '../../../server/stores/database.ts';
import { connectRedis } from '../../../server/stores/redis/client.ts';
import { createLayout } from '../../../server/stores/redis/layout.ts';
import { baoshan } from '../../support/packs.ts';
import { swiftClock, type SwiftTime } from './swift-time.ts';

/** What delivers notices, as a process of its own that can be killed. */
export interface NoticeProcessTask {
  redisUrl: string;
  databaseUrl: string;
  wecom: WecomConfig;
  time: SwiftTime;
  settings: NoticeParts['settings'];
}

function work({ redisUrl, databaseUrl, wecom, time, settings }: NoticeProcessTask): void {
  const log = createLog('warn', [], process.stderr);
  const teardown = createTeardown(log);
  const account = { settings: wecom, simulator: null, now: swiftClock(time) };
  const redis = connectRedis(redisUrl);
  startNotices(
    {
      ...{ redisUrl, redis, account, log, layout: createLayout() },
      prisma: createPrisma({ url: databaseUrl, embedded: false }),
      packs: createPackShelf([baoshan]),
      wecom: openWecom(account, redis, teardown),
      publicUrl: () => 'https://lianbei.example',
      metrics: { send: () => {} },
      ...(settings ? { settings } : {}),
    },
    teardown,
  );
  process.stdout.write('working\n');
}

work(JSON.parse(process.env['NOTICES'] ?? '') as NoticeProcessTask);
