import { createNoticeClock } from '../queue/notice-clock.ts';
import { systemClock } from '../queue/clock.ts';
import type { ApiParts } from './api.ts';
import { createNoticeEnding } from './api/filing.ts';
import type { Role } from './role.ts';
import type { Teardown } from './teardown.ts';

type Parts = Pick<ApiParts, 'packs' | 'prisma' | 'clock' | 'log'>;

/** Notices end by themselves, in the processes that do the work. */
export function startNoticeClock(role: Role, parts: Parts, teardown: Teardown): void {
  if (role === 'web') return;
  const ending = createNoticeClock({
    end: createNoticeEnding(parts),
    clock: { ...systemClock, now: parts.clock },
    onError: (err) => parts.log.warn({ err }, 'ending of public notices'),
  });
  ending.start();
  teardown.add('ending of public notices', ending.stop);
}
