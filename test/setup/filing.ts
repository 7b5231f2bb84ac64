import { randomUUID } from 'node:crypto';
import { API } from '../../server/contract/api.ts';
import type { TestApi } from './api.ts';
import { readyApplication } from './application.ts';
import { randomId, type Person, type TestOrganisation } from './people.ts';

/** Cases between approval and filing. What comes before is the review's, and taken as done. */
export interface TestCase {
  application: string;
  submission: string;
  /** A lead officer. */
  lead: Person;
}

export async function approvedCase(api: TestApi, ours: TestOrganisation): Promise<TestCase> {
  const { id: application, version } = await readyApplication(api, ours);
  const call = { params: { application }, body: { version } };
  const { id: submission } = await api.call(ours.owner, API.submissions.submit, call);
  await api.prisma.application.update({
    where: { id: application },
    data: { state: 'approved', stateSince: new Date(api.parts.clock()) },
  });
  return { application, submission, lead: await api.officer('lead') };
}

export const readFiling = (api: TestApi, { application, lead }: TestCase) =>
  api.call(lead, API.officeFiling.read, { params: { application } });

export async function openNotice(api: TestApi, stands: TestCase): Promise<string> {
  const { caseVersion: base } = await readFiling(api, stands);
  const call = { params: { application: stands.application }, body: { base } };
  await api.call(stands.lead, API.officeFiling.openNotice, call);
  return (await readFiling(api, stands)).notices[0]!.id;
}

export async function noticedCase(api: TestApi, ours: TestOrganisation) {
  const stands = await approvedCase(api, ours);
  return { ...stands, notice: await openNotice(api, stands) };
}

export const OBJECTION = {
  kind: 'person' as const,
  name: '陈先生',
  unit: '',
  address: '上海市宝山区友谊路1号',
  phone: '13912345678',
  text: '公示的成员单位中有一家已经注销，不具备参与联合攻关的条件，请核实其主体资格。',
  agreed: true as const,
};
export const objectTo = (api: TestApi, notice: string, person: Person | null = null) =>
  api.call(person, API.notices.object, { params: { notice }, body: { ...OBJECTION, form: randomId() } });

export async function objectedCase(api: TestApi, ours: TestOrganisation) {
  const stands = await noticedCase(api, ours);
  // As somebody who is signed in: an address may object only so often.
  await objectTo(api, stands.notice, await api.person());
  const { objections } = await readFiling(api, stands);
  return { ...stands, objection: objections[0]!.id };
}

/** The notice's last day lies behind. */
export const endNotice = (api: TestApi, notice: string, endsOn = '2026-01-30') =>
  api.prisma.publicNotice.update({ where: { id: notice }, data: { endsOn } });

export async function readyCase(api: TestApi, ours: TestOrganisation) {
  const stands = await noticedCase(api, ours);
  await endNotice(api, stands.notice);
  return stands;
}

export async function fileIt(api: TestApi, stands: TestCase, validUntil?: string, key = randomUUID()) {
  const { caseVersion: base, validity } = await readFiling(api, stands);
  return api.call(stands.lead, API.officeFiling.file, {
    ...{ params: { application: stands.application }, key },
    body: { base, validUntil: validUntil ?? validity.proposed },
  });
}

export async function filedCase(api: TestApi, ours: TestOrganisation) {
  const stands = await readyCase(api, ours);
  const { number } = await fileIt(api, stands);
  const { verifyCode } = await api.prisma.filing.findUniqueOrThrow({ where: { number } });
  return { ...stands, number, code: verifyCode };
}
