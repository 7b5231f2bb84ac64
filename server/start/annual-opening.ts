import { systemClock } from '../queue/clock.ts';
import { createAnnualOpeningWork } from '../queue/annual-opening.ts';
import { createOpenReports } from '../services/annual/open-reports.ts';
import { createAnnualOpening } from '../stores/annual/opening.ts';
import { annualSettings } from './api/annual.ts';
import type { ApiParts } from './api.ts';
import type { Role } from './role.ts';
import type { Teardown } from './teardown.ts';

/** Annual reports are opened by the processes that do the work. */
export function startAnnualOpening(
  role: Role,
  parts: Pick<ApiParts, 'packs' | 'prisma' | 'clock' | 'log'>,
  teardown: Teardown,
): void {
  if (role === 'web') return;
  const { packs, prisma, clock: now, log } = parts;
  const onError = (err: unknown) => log.warn({ err }, 'opening of annual reports');
  const work = createAnnualOpeningWork({
    open: createOpenReports({
      ...{ packs, opening: createAnnualOpening(prisma), settings: annualSettings(parts), onError },
      stopped: () => work.stopping(),
    }),
    clock: { ...systemClock, now },
    onOpened: (count) => log.info({ count }, 'annual reports opened'),
    onError,
  });
  work.start();
  teardown.add('opening of annual reports', work.stop);
}
