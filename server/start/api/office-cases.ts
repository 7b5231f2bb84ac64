import { officeCaseRoutes } from '../../routes/api/office-cases.ts';
import type { Route } from '../../routes/api/handler.ts';
import type { AfterChange } from '../../services/applications/ports.ts';
import { createLinkCaseFile, createReadCaseText } from '../../services/cases/case-files.ts';
import { createDecideCase } from '../../services/cases/decide-case.ts';
import { createCountCases, createListCases } from '../../services/cases/list-cases.ts';
import { createReadOffice } from '../../services/cases/office-view.ts';
import { createReadCase } from '../../services/cases/read-case.ts';
import { createReadCaseHistory } from '../../services/cases/read-history.ts';
import {
  createAssignCase,
  createRequestCorrection,
  createReviewDocument,
} from '../../services/cases/work-on-case.ts';
import { createDecide } from '../../services/decisions/decide.ts';
import { createOfficeSettings } from '../../services/settings/read-settings.ts';
import { createCases } from '../../stores/cases/cases.ts';
import { createHandedInFiles } from '../../stores/cases/handed-in.ts';
import { createCaseHistory } from '../../stores/cases/history.ts';
import { startReminder } from '../../stores/reminders/reminders.ts';
import { createSettingReader } from '../../stores/settings/settings.ts';
import type { OnCorrection } from '../../stores/cases/reviews.ts';
import type { ApiParts } from '../api.ts';
import { createCaseDecisions } from '../decisions.ts';
import type { PapersApi } from './papers.ts';

type Parts = Pick<ApiParts, 'prisma' | 'packs' | 'clock'>;
export type CaseFiles = Pick<PapersApi, 'papers' | 'link' | 'fileLink' | 'texts'>;

/** The officers' work on cases. @param afterChange told of every change that applicants hear of */
export function createOfficeCasesApi(
  { prisma, packs, clock }: Parts,
  files: CaseFiles,
  afterChange: AfterChange = () => {},
): Route[] {
  const cases = createCases(prisma, remindOfCorrection);
  const office = createReadOffice(
    createOfficeSettings({
      store: createSettingReader(prisma),
      defaults: () => packs.at(new Date(clock())).office,
    }),
  );
  const deps = { cases, packs, office };
  const decisions = createCaseDecisions(prisma);
  const fourEyes = async (kind: 'approve' | 'refuse' | 'cancel') => (await office()).fourEyes[kind];
  const fileDeps = { ...files, handedIn: createHandedInFiles(prisma) };
  return officeCaseRoutes({
    list: createListCases(deps),
    counts: createCountCases(deps),
    read: createReadCase(deps),
    history: createReadCaseHistory({ history: createCaseHistory(prisma), packs }),
    hands: cases,
    assign: createAssignCase(deps),
    review: createReviewDocument(deps),
    correct: createRequestCorrection(deps),
    decide: createDecideCase({ ...deps, decide: createDecide({ decisions, fourEyes }) }),
    decisions,
    link: createLinkCaseFile(fileDeps),
    text: createReadCaseText(fileDeps),
    fileLink: files.fileLink,
    afterChange: (application, now) => afterChange(application, now, []),
  });
}

/** Who is asked to correct is reminded until they have. */
const remindOfCorrection: OnCorrection = async (tx, { id, applicationId, dueOn, at }) => {
  if (dueOn === null) return;
  await startReminder(tx, { kind: 'correction', subjectId: id, applicationId, dueOn, at });
};
