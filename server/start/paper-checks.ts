import type { Pack } from '../../bot/policy/pack.ts';
import { createTextReader } from '../papers/text/text-reader.ts';
import { createApplicationViews } from '../services/drafts/application-views.ts';
import type { CheckPaper, FileStore } from '../services/papers/ports.ts';
import { createCheckPaper } from '../services/precheck/check-paper.ts';
import { createPaperTexts } from '../papers/text/paper-texts.ts';
import { createApplications } from '../stores/applications/applications.ts';
import type { PrismaClient } from '../stores/database.ts';

export interface PaperChecks {
  check: CheckPaper;
  close(): Promise<void>;
}

/** The pre-check for the worker of papers, with the process that it reads texts in. */
export function createPaperChecks(parts: {
  pack: Pack;
  prisma: PrismaClient;
  files: FileStore;
  clock: () => number;
}): PaperChecks {
  const { pack, prisma, files, clock } = parts;
  const reader = createTextReader();
  const views = createApplicationViews(pack, createApplications(prisma));
  const check = createCheckPaper({ pack, views, clock, texts: createPaperTexts(files, reader) });
  return { check, close: () => reader.close() };
}
