import { createPapersApi, type PapersApi } from './api/papers.ts';
import type { ApiParts } from './api.ts';
import { createPaperChecks } from './paper-checks.ts';
import type { Role } from './role.ts';
import type { Teardown } from './teardown.ts';

/** Papers are taken by every process that serves pages, and scanned and checked by those that do the work. */
export function startPapers(
  role: Role,
  parts: Omit<ApiParts, 'conversations'>,
  teardown: Teardown,
): PapersApi {
  const checks = createPaperChecks(parts);
  teardown.add('reading of papers', checks.stop);
  const papers = createPapersApi(parts, checks.options);
  teardown.add('inspection of papers', papers.stop);
  if (role !== 'web') {
    papers.worker.start();
    teardown.add('work on papers', papers.worker.stop);
    papers.sweeper.start();
    teardown.add('sweeping of uploads', papers.sweeper.stop);
  }
  return papers;
}
