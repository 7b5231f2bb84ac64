import { API } from '../../server/contract/api.ts';
import type { OfficeCase } from '../../server/contract/office-case.ts';
import type { TestApi } from './api.ts';
import { readyApplication } from './application.ts';
import type { Person, TestOrganisation } from './people.ts';

const { officeCases, submissions } = API;

/** An application that waits for the office. */
export async function submittedCase(api: TestApi, ours: TestOrganisation): Promise<string> {
  const { id: application, version } = await readyApplication(api, ours);
  await api.call(ours.owner, submissions.submit, { params: { application }, body: { version } });
  return application;
}

export const readCase = (api: TestApi, officer: Person, application: string): Promise<OfficeCase> =>
  api.call(officer, officeCases.read, { params: { application } });

/** One whose review an officer has begun. */
export async function caseUnderReview(
  api: TestApi,
  ours: TestOrganisation,
  officer: Person,
): Promise<OfficeCase> {
  const application = await submittedCase(api, ours);
  const { caseVersion: base } = await readCase(api, officer, application);
  return api.call(officer, officeCases.begin, { params: { application }, body: { base } });
}

/** Says of one document what an officer thinks. */
export const reviewDocument = (
  api: TestApi,
  officer: Person,
  { id: application, submission, documents }: OfficeCase,
  document: string,
  decision: 'accepted' | 'returned',
): Promise<OfficeCase> =>
  api.call(officer, officeCases.reviewDocument, {
    params: { application, document },
    body: {
      ...{ submission: submission.id, decision },
      base: documents.find(({ id }) => id === document)?.review?.version ?? 0,
      words: decision === 'returned' ? '第二页没有盖章' : '',
    },
  });

/** One that a first officer has proposed to approve. */
export async function proposedCase(api: TestApi, ours: TestOrganisation, officer: Person) {
  const { id: application, caseVersion: base } = await caseUnderReview(api, ours, officer);
  const proposed = await api.call(officer, officeCases.decide, {
    params: { application },
    body: { base, kind: 'approve' },
  });
  return { application, decision: proposed.decisions[0]!.id, base: proposed.caseVersion };
}

export const documentOf = ({ documents }: OfficeCase, id: string) => documents.find((one) => one.id === id)!;

/** What people are to be told of an application, by the names of the events, in the order of the alphabet. */
export const noticesOf = async ({ prisma }: TestApi, applicationId: string): Promise<string[]> =>
  (await prisma.noticeEvent.findMany({ where: { applicationId } })).map(({ event }) => event).toSorted();
