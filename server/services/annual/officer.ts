import { ANNUAL_STATES, type AnnualState } from '../../contract/annual.ts';
import { ServerError } from '../../errors.ts';
import { ANNUAL_REASONS } from '../../phrases/annual.ts';
import type { createLinkFile, ShownAs } from '../papers/open-file.ts';
import { reportNotFound, type AnnualDeps } from './applicant.ts';
import {
  decideAccept,
  decideBegin,
  decideCorrection,
  decideScore,
  decideSend,
  type CorrectionAsked,
  type OfficeDeed,
} from './decide-office.ts';
import { annualOf } from './fields.ts';
import type { AnnualAction, AnnualSettings, Deed, Ground } from './ports.ts';
import { presentOfficeLine, presentOfficeReport } from './present-office.ts';
import type { Scores } from './score.ts';

export interface OfficeAnnualDeps extends AnnualDeps {
  settings: AnnualSettings;
}
interface Command extends OfficeDeed {
  report: string;
}

interface Listed {
  year?: number | undefined;
  state?: AnnualState | 'passed' | undefined;
  search?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** Reports of a year, earliest due first, with how many there are in each state. */
export const createListOfficeAnnual =
  ({ reports }: Pick<OfficeAnnualDeps, 'reports'>) =>
  async ({ year: asked, state = undefined, search = '', after, limit }: Listed, now: Date) => {
    const years = await reports.years();
    const year = asked ?? years[0];
    if (year === undefined) return { items: [], next: null, year: null, years: [], counts: allCounts({}) };
    const place = after === undefined ? null : placeOf(after);
    const query = { year, state: state ?? null, search, after: place, limit: limit + 1 };
    const [found, counts] = await Promise.all([reports.list(query), reports.counts(year)]);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const next = found.length > limit && last ? `${last.dueOn}.${last.id}` : null;
    const lines = items.map((report) => presentOfficeLine(report, now));
    return { items: lines, next, year, years: [...years], counts: allCounts(counts) };
  };

const allCounts = (counts: Readonly<Partial<Record<AnnualState, number>>>) =>
  Object.fromEntries(ANNUAL_STATES.map((state) => [state, counts[state] ?? 0])) as Record<
    AnnualState,
    number
  >;

const placeOf = (after: string) => ({ dueOn: after.slice(0, 10), id: after.slice(11) });

/** @throws {ServerError} `not_found` */
export const createOfCaseAnnual =
  ({ reports }: Pick<OfficeAnnualDeps, 'reports'>) =>
  async (application: string, now: Date) => {
    const found = await reports.ofApplication(application);
    if (found.length === 0 && (await reports.packOf(application)) === null) throw reportNotFound();
    return { items: found.map((report) => presentOfficeLine(report, now)) };
  };

/** @throws {ServerError} `not_found` */
export const createReadOfficeAnnual = (deps: OfficeAnnualDeps) => async (report: string, now: Date) => {
  const ground = await deps.reports.read(report, null);
  if (ground === null) throw reportNotFound();
  return show(deps, ground, now);
};

async function show({ packs, settings }: OfficeAnnualDeps, ground: Ground, now: Date) {
  return presentOfficeReport(annualOf(packs.of(ground.pack)), ground, await settings.outcomes(), now);
}

/** What officers do to a report, each against the version that they saw. Each throws what its `decide…` throws, and `not_found`. */
export function createOfficeAnnual(deps: OfficeAnnualDeps) {
  const { packs, reports, settings } = deps;
  const annual = ({ pack }: Ground) => annualOf(packs.of(pack));
  async function carryOut(
    { report: reportId, key, now }: Command,
    action: AnnualAction,
    decide: (ground: Ground) => Deed,
  ) {
    return show(deps, await reports.change({ reportId, applicationId: null, key, action }, decide), now);
  }
  return {
    begin: (command: Command) =>
      carryOut(command, 'annual_review_begun', (ground) => decideBegin(ground, command)),
    correct: (command: Command, asked: CorrectionAsked) =>
      carryOut(command, 'annual_correction', (ground) =>
        decideCorrection(annual(ground), ground, command, asked),
      ),
    accept: (command: Command) =>
      carryOut(command, 'annual_accepted', (ground) => decideAccept(ground, command)),
    async score(command: Command, { scores, words }: { scores: Scores; words: string }) {
      const sheet = { scores, words, steps: await settings.outcomes() };
      return carryOut(command, 'annual_scored', (ground) =>
        decideScore(annual(ground), ground, command, sheet),
      );
    },
    async send(command: Command) {
      const steps = await settings.outcomes();
      return carryOut(command, 'annual_evaluated', (ground) =>
        decideSend(annual(ground), ground, command, steps),
      );
    },
  };
}

/** A link to an attachment that was handed in. @throws {ServerError} `not_found`, and what opening a file throws */
export const createLinkAnnualFile =
  ({ reports, link }: Pick<OfficeAnnualDeps, 'reports'> & { link: ReturnType<typeof createLinkFile> }) =>
  async (report: string, file: string, as: ShownAs, now: Date) => {
    const ground = await reports.read(report, null);
    if (ground === null) throw reportNotFound();
    const known = [ground.snapshot, ground.before].some((version) =>
      version?.files.some(({ id }) => id === file),
    );
    if (!known) throw new ServerError(404, 'not_found', ANNUAL_REASONS.fileUnknown);
    return link(ground.applicationId, file, as, now);
  };
