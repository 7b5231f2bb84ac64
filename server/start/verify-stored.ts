import type { Config } from '../config.ts';
import { writeAnchor } from '../services/records/anchor.ts';
import type { ChainHead, RecordFault } from '../services/records/ports.ts';
import { verifyRecords } from '../services/records/verify-records.ts';
import { createKeptRecords } from '../stores/records/kept-records.ts';
import { createFiles } from './file-store.ts';
import { withStoredData } from './stored-data.ts';

/** Verifies the stored records and says what was found; the exit status. */
export function verifyStored(
  config: Config,
  anchor: ChainHead | null,
  say: (line: string) => void,
): Promise<number> {
  return withStoredData(config, async (prisma) => {
    let faults = 0;
    const onFault = ({ kind, name, reason }: RecordFault) => {
      faults += 1;
      say(`FAULT ${kind} ${name}: ${reason}`);
    };
    const files = createFiles(config, Date.now);
    const verified = await verifyRecords(createKeptRecords(prisma), files, { onFault, anchor });
    const { head, submissions, annualReports, bytes } = verified;
    say(`Audit entries: ${head.seq}`);
    say(`Handed-in versions: ${submissions} of applications, ${annualReports} of annual reports`);
    say(`Files: ${verified.files} (${bytes} bytes)`);
    say(`Anchor, to be kept elsewhere: ${writeAnchor(head)}`);
    say(faults === 0 ? 'All of it is as it was written down.' : `Faults: ${faults}`);
    return faults === 0 ? 0 : 1;
  });
}
