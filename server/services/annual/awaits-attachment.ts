import type { PackShelf } from '../programme/pack-shelf.ts';
import type { AnnualReports } from './ports.ts';
import { yearOfAttachment } from './attachments.ts';
import { isFillable } from './steps.ts';

/** Whether an application has a report that is being filled in and that this document goes with. */
export const createAwaitsAttachment =
  ({ packs, reports }: { packs: PackShelf; reports: AnnualReports }) =>
  async (application: string, document: string): Promise<boolean> => {
    const years = packs.all().map((pack) => yearOfAttachment(pack, document));
    const year = years.find((found) => found !== null);
    if (year === undefined) return false;
    const all = await reports.ofApplication(application);
    return all.some(
      (report) => report.year === year && isFillable(report.state) && report.life !== 'cancelled',
    );
  };
