import type { Role } from '../../contract/common.ts';
import { ServerError } from '../../errors.ts';
import { ANNUAL_REASONS } from '../../phrases/annual.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { decideAnnualChanges, type AnnualChange, type AnnualDecision } from './decide-changes.ts';
import { decideAnnualSubmission } from './decide-submission.ts';
import { annualOf, presentSections } from './fields.ts';
import type { AnnualReports, Ground, Person } from './ports.ts';
import { presentField, presentHandedIn, presentReport, presentSummary } from './present.ts';

export interface AnnualDeps {
  packs: PackShelf;
  reports: AnnualReports;
}
interface About {
  application: string;
  report: string;
}
interface Write extends About {
  contactId: string;
  key: string;
  now: Date;
}

export const reportNotFound = () => new ServerError(404, 'not_found', ANNUAL_REASONS.notFound);

/** Latest year first. @throws {ServerError} `not_found` */
export const createListAnnual =
  ({ packs, reports }: AnnualDeps) =>
  async (application: string) => {
    const pack = await reports.packOf(application);
    if (pack === null) throw reportNotFound();
    const items = (await reports.ofApplication(application)).map(presentSummary);
    return { items, duty: packs.of(pack).annual !== null };
  };

/** @throws {ServerError} `not_found` */
export const createReadAnnual =
  ({ packs, reports }: AnnualDeps) =>
  async ({ application, report }: About, role: Role) => {
    const ground = await reports.read(report, application);
    if (ground === null) throw reportNotFound();
    return presentReport(annualOf(packs.of(ground.pack)), ground, role);
  };

/** Saves fields, each against the version that the person saw. @throws {ServerError} `not_found`, `report_closed` */
export const createChangeAnnual =
  ({ packs, reports }: AnnualDeps) =>
  async (command: Write & { changes: readonly AnnualChange[]; role: Role }) => {
    const { application: applicationId, report: reportId, key, now, role, contactId } = command;
    let decisions: AnnualDecision[] = [];
    const about = { reportId, applicationId, key, action: 'annual_edited' } as const;
    const ground = await reports.change(about, (before) => {
      const annual = annualOf(packs.of(before.pack));
      const decided = decideAnnualChanges(annual, before, command.changes, { by: contactId, at: now });
      ({ decisions } = decided);
      const { values, marks } = decided;
      return decided.changed ? { save: { values, marks } } : null;
    });
    return {
      results: decisions.map((decision) => presentDecision(ground, decision)),
      report: presentReport(annualOf(packs.of(ground.pack)), ground, role),
    };
  };

const presentDecision = (ground: Ground, decision: AnnualDecision) => {
  if (decision.result === 'refused') return decision;
  return { path: decision.path, result: decision.result, field: presentField(ground, decision.path) };
};

/**
 * Hands in a version; asked twice, or by two at once, it is handed in once.
 * @throws {ServerError} `not_found`, and what `decideAnnualSubmission` throws
 */
export const createSubmitAnnual =
  ({ packs, reports, person }: AnnualDeps & { person: (contactId: string) => Promise<Person> }) =>
  async ({
    application: applicationId,
    report: reportId,
    version,
    contactId,
    key,
    now,
  }: Write & { version: number }) => {
    const by = await person(contactId);
    const about = { reportId, applicationId, key, action: 'annual_submitted' } as const;
    const { versions } = await reports.change(about, (ground) =>
      decideAnnualSubmission(packs.of(ground.pack), ground, { version, person: by, key, now }),
    );
    return presentHandedIn(versions[0]!);
  };

/** One version as it was handed in. @throws {ServerError} `not_found` */
export const createReadAnnualVersion =
  ({ packs, reports }: AnnualDeps) =>
  async ({ application, report, version }: About & { version: string }) => {
    const found = await reports.version(report, application, version);
    if (found === null) throw reportNotFound();
    const { snapshot, pack, ...handedIn } = found;
    return { ...presentHandedIn(handedIn), sections: presentSections(annualOf(packs.of(pack))), snapshot };
  };
