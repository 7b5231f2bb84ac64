import { createPaperTexts } from '../papers/text/paper-texts.ts';
import { createTextReader } from '../papers/text/text-reader.ts';
import { createApplicationViews } from '../services/drafts/application-views.ts';
import type { AfterChange } from '../services/applications/ports.ts';
import type { CheckPaper, FileStore, PaperStore } from '../services/papers/ports.ts';
import { createCheckPaper } from '../services/precheck/check-paper.ts';
import { concernsPapers } from '../services/precheck/concerns.ts';
import { createApplications } from '../stores/applications/applications.ts';
import type { ApiParts } from './api.ts';

/** The pre-check for the work on papers, with the process that it reads texts in. */
export function createPaperChecks({ packs, prisma, clock }: Pick<ApiParts, 'packs' | 'prisma' | 'clock'>) {
  const reader = createTextReader();
  const views = createApplicationViews(packs, createApplications(prisma));
  return {
    options: {
      check: (files: FileStore): CheckPaper =>
        createCheckPaper({ views, clock, texts: createPaperTexts(files, reader) }),
    },
    stop: () => reader.close(),
  };
}

/** Has papers looked at again after a change of what they are held against. */
export const recheckAfter =
  (
    { packs, log }: Pick<ApiParts, 'packs' | 'log'>,
    papers: Pick<PaperStore, 'recheck'>,
    nudge: () => void,
  ): AfterChange =>
  (application, now, paths) => {
    // By whatever pack: to look once too often costs little.
    if (!paths.some((path) => packs.all().some((pack) => concernsPapers(pack, path)))) return;
    papers
      .recheck(application, now)
      .then(nudge, (err: unknown) => log.warn({ err }, 'papers not looked at again'));
  };
