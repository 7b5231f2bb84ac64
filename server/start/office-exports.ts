import { contentOfBytes } from '../files/content.ts';
import { renderSheet } from '../papers/exports/render-sheet.ts';
import { zipStream } from '../papers/exports/zip-stream.ts';
import type { ExportDeps } from '../routes/office-exports.ts';
import { createListCases } from '../services/cases/list-cases.ts';
import { createReadOffice } from '../services/cases/office-view.ts';
import { createExportCases } from '../services/exports/export-cases.ts';
import { createMakeDossier } from '../services/exports/make-dossier.ts';
import { createCases } from '../stores/cases/cases.ts';
import { createDossiers } from '../stores/exports/dossiers.ts';
import type { PapersApi } from './api/papers.ts';
import type { ApiParts } from './api.ts';
import { openSettings } from './settings.ts';

export function createExports(
  parts: Pick<ApiParts, 'prisma' | 'packs' | 'clock'>,
  { files }: Pick<PapersApi, 'files'>,
): ExportDeps {
  const { prisma, packs } = parts;
  const office = createReadOffice(openSettings(parts));
  const list = createListCases({ cases: createCases(prisma, async () => {}), packs, office });
  return {
    cases: createExportCases({ list, render: renderSheet }),
    dossier: createMakeDossier({ dossiers: createDossiers(prisma), packs, files, contentOf: contentOfBytes }),
    zip: zipStream,
  };
}
