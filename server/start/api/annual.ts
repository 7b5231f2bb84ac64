import { createAnnualRoutes } from '../../routes/api/annual.ts';
import type { Route } from '../../routes/api/handler.ts';
import { createOfficeAnnualRoutes } from '../../routes/api/office-annual.ts';
import {
  createChangeAnnual,
  createListAnnual,
  createReadAnnual,
  createReadAnnualVersion,
  createSubmitAnnual,
} from '../../services/annual/applicant.ts';
import { createAwaitsAttachment } from '../../services/annual/awaits-attachment.ts';
import {
  createLinkAnnualFile,
  createListOfficeAnnual,
  createOfCaseAnnual,
  createOfficeAnnual,
  createReadOfficeAnnual,
} from '../../services/annual/officer.ts';
import { createAnnualSettings } from '../../services/annual/settings.ts';
import { createOfficeSettings } from '../../services/settings/read-settings.ts';
import { createAnnualReports } from '../../stores/annual/reports.ts';
import { createPersonReader } from '../../stores/annual/person.ts';
import { createSettingReader } from '../../stores/settings/settings.ts';
import type { ApiParts } from '../api.ts';
import type { PapersApi } from './papers.ts';

type Parts = Pick<ApiParts, 'packs' | 'prisma' | 'clock' | 'publicUrl'>;

/** What the office has chosen about annual reports, with the values of the pack in force where it has not. */
export const annualSettings = ({ packs, prisma, clock }: Pick<Parts, 'packs' | 'prisma' | 'clock'>) =>
  createAnnualSettings(
    createOfficeSettings({
      store: createSettingReader(prisma),
      defaults: () => packs.at(new Date(clock())).office,
    }),
  );

export const awaitsAttachment = ({ packs, prisma }: Pick<Parts, 'packs' | 'prisma'>) =>
  createAwaitsAttachment({ packs, reports: createAnnualReports(prisma) });

export function createAnnualApi(parts: Parts, { linkFile }: Pick<PapersApi, 'linkFile'>): Route[] {
  const { packs, prisma, publicUrl } = parts;
  const deps = { packs, reports: createAnnualReports(prisma), settings: annualSettings(parts) };
  return [
    ...createAnnualRoutes({
      list: createListAnnual(deps),
      read: createReadAnnual(deps),
      change: createChangeAnnual(deps),
      submit: createSubmitAnnual({ ...deps, person: createPersonReader(prisma) }),
      version: createReadAnnualVersion(deps),
    }),
    ...createOfficeAnnualRoutes({
      list: createListOfficeAnnual(deps),
      ofCase: createOfCaseAnnual(deps),
      read: createReadOfficeAnnual(deps),
      acts: createOfficeAnnual(deps),
      link: createLinkAnnualFile({ ...deps, link: linkFile }),
      fileLink: (token) => `${publicUrl()}/files/${token}`,
    }),
  ];
}
