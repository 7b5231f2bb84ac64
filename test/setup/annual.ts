import { API } from '../../server/contract/api.ts';
import { createOpenReports } from '../../server/services/annual/open-reports.ts';
import type { AnnualValue } from '../../server/services/annual/ports.ts';
import { createAnnualOpening } from '../../server/stores/annual/opening.ts';
import type { PrismaClient } from '../../server/stores/database.ts';
import { createPackShelf } from '../../server/services/programme/pack-shelf.ts';
import { baoshan } from '../support/packs.ts';
import type { TestApi } from './api.ts';
import { addFiling, type FilingWanted } from './filed.ts';
import type { Person, TestOrganisation } from './people.ts';

export const NEW_YEAR = new Date('2026-12-31T16:00:00.000Z');
export const ANNUAL = baoshan.annual!;
const FIELDS = ANNUAL.sections.flatMap(({ fields }) => fields);

/** A value for every field that has to be filled in. */
export const FULL_REPORT: Readonly<Record<string, AnnualValue>> = Object.fromEntries(
  FIELDS.filter(({ required }) => required).map(({ id, type, label }, at) => [
    id,
    type === 'count' || type === 'amount' ? at + 1 : `${label}：一切顺利。`,
  ]),
);

export const SETTINGS = {
  due: () => Promise.resolve('03-31'),
  outcomes: () =>
    Promise.resolve([
      { title: '优秀', from: 90 },
      { title: '合格', from: 60 },
      { title: '不合格', from: 0 },
    ]),
};

/** What the worker does every ten minutes; a fault of one filing is thrown at the end. */
export function opener(prisma: PrismaClient, batch = 200) {
  const errors: unknown[] = [];
  const open = createOpenReports({
    ...{ packs: createPackShelf([baoshan]), opening: createAnnualOpening(prisma), settings: SETTINGS, batch },
    onError: (error) => errors.push(error),
  });
  return async (now: Date): Promise<number> => {
    const opened = await open(now);
    if (errors.length > 0) throw errors[0];
    return opened;
  };
}

/** A filing whose report of 2026 is open. */
export async function openReport(api: TestApi, ours: TestOrganisation, wanted: Partial<FilingWanted> = {}) {
  const filing = await addFiling(api.prisma, { organisation: ours.id, owner: ours.owner.id, ...wanted });
  await opener(api.prisma)(NEW_YEAR);
  const { id } = await api.prisma.annualReport.findFirstOrThrow({ where: { filingId: filing.id } });
  return { application: filing.application, report: id, filing };
}

export async function fillReport(
  api: TestApi,
  person: Person,
  params: { application: string; report: string },
  values: Readonly<Record<string, AnnualValue | null>> = FULL_REPORT,
) {
  const { fields } = await api.call(person, API.annual.read, { params });
  const changes = Object.entries(values).map(([path, value]) => ({
    ...{ path, value, base: fields[path]?.version ?? 0 },
  }));
  return (await api.call(person, API.annual.change, { params, body: { changes } })).report;
}

/** One that the office has; answers with its ids and version. */
export async function handedInReport(api: TestApi, ours: TestOrganisation) {
  const { application, report } = await openReport(api, ours);
  const params = { application, report };
  const { version } = await fillReport(api, ours.owner, params);
  const receipt = await api.call(ours.owner, API.annual.submit, { params, body: { version } });
  return { ...params, version: version + 1, receipt };
}
