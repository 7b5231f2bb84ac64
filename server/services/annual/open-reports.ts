import type { Pack } from '../../../bot/policy/pack.ts';
import type { PackName, PackShelf } from '../programme/pack-shelf.ts';
import { dueOnFor, owesReport, prefilled, yearReportedOn, type FilingLife } from './opening.ts';
import type { AnnualSettings, Values } from './ports.ts';

/** A filing that may owe a report of a year and has none. */
export interface Candidate extends FilingLife, PackName {
  filingId: string;
  applicationId: string;
}

export interface NewReport {
  filingId: string;
  applicationId: string;
  year: number;
  dueOn: string;
  at: Date;
}

export interface AnnualOpening {
  /** Filings without a report of the year, in the order of their ids; those that certainly owe none are left out. */
  candidates(about: {
    year: number;
    packIds: readonly string[];
    after: string;
    limit: number;
  }): Promise<readonly Candidate[]>;
  /** Opens one, with its reminder and its notice; false where somebody has meanwhile. `begin` gets what was reported a year before. */
  open(report: NewReport, begin: (lastYear: Values | null) => Values): Promise<boolean>;
}

export interface OpenReportsDeps {
  packs: PackShelf;
  opening: AnnualOpening;
  settings: AnnualSettings;
  onError: (error: unknown) => void;
  /** Filings read at once. */
  batch?: number;
}

/**
 * Opens the report of the year before for every filing that ran in it and has none: on 1 January, or whenever the program runs again. Filings
 * are read in batches and opened one by one, each in a short transaction, so that a run that dies is gone on with and two runs do not disturb
 * each other. Answers with how many were opened.
 */
export const createOpenReports =
  ({ packs, opening, settings, onError, batch = 200 }: OpenReportsDeps) =>
  /** @param stopped asked between two filings */
  async (now: Date, stopped: () => boolean = () => false): Promise<number> => {
    const year = yearReportedOn(now);
    const dueOn = dueOnFor(year, await settings.due(), now);
    const packIds = [
      ...new Set(
        packs
          .all()
          .filter(reports)
          .map(({ manifest }) => manifest.id),
      ),
    ];
    let opened = 0;
    for (let after = '', more = packIds.length > 0; more;) {
      const found = await opening.candidates({ year, packIds, after, limit: batch });
      for (const filing of found) {
        if (stopped()) return opened;
        if (await openOne(filing).catch(report)) opened += 1;
      }
      after = found.at(-1)?.filingId ?? after;
      more = found.length === batch;
    }
    return opened;

    /** One filing that cannot be opened holds up no other; the next run tries it again. */
    function report(error: unknown): boolean {
      onError(error);
      return false;
    }
    async function openOne(filing: Candidate): Promise<boolean> {
      const { annual } = packs.of(filing);
      if (annual === null || !owesReport(filing, year)) return false;
      const { filingId, applicationId } = filing;
      const about = { filingId, applicationId, year, dueOn, at: now };
      return opening.open(about, (lastYear) => prefilled(annual, lastYear));
    }
  };

const reports = ({ annual }: Pack): boolean => annual !== null;
