import type { Pack } from '../../bot/policy/pack.ts';
import type { Config } from '../config.ts';
import { changeLines, summaryLines } from '../services/dry-run/change-lines.ts';
import { dryRun } from '../services/dry-run/dry-run.ts';
import type { PackShelf } from '../services/programme/pack-shelf.ts';
import { createStoredCases } from '../stores/records/stored-cases.ts';
import { withStoredData } from './stored-data.ts';

interface Asked {
  packs: PackShelf;
  draft: Pack;
  now: Date;
  say: (line: string) => void;
}

/** Says which stored cases would be judged otherwise by a draft pack, and why. */
export function dryRunStored(config: Config, { packs, draft, now, say }: Asked): Promise<void> {
  return withStoredData(config, async (prisma) => {
    const done = await dryRun({
      ...{ cases: createStoredCases(prisma), packs, draft, now },
      onChange: (stored, change) => changeLines(stored, change).forEach(say),
    });
    summaryLines(done).forEach(say);
  });
}
