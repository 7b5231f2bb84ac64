import { evaluate } from '../../bot/policy/evaluate.ts';
import type { Facts } from '../../bot/policy/pack.ts';
import type { LifeState } from '../../server/contract/life.ts';
import { presentEvaluation } from '../../server/services/applications/present.ts';
import type { TestApi } from './api.ts';
import { baoshan } from '../support/packs.ts';
import { randomId, type TestOrganisation } from './people.ts';

export interface TestMember {
  id: string;
  name: string;
  code: string;
  kind: string;
}

/** Enterprises and universities, with codes whose check characters hold. */
const MEMBERS: readonly Omit<TestMember, 'id'>[] = [
  { name: '上海乙减速器有限公司', code: '91310000132200821H', kind: 'enterprise' },
  { name: '苏州丙轴承有限公司', code: '91310000631696382C', kind: 'enterprise' },
  { name: '无锡丁电机有限公司', code: '9144030071526726XG', kind: 'enterprise' },
  { name: '某某大学', code: '12100000425006117P', kind: 'university' },
  { name: '某某研究所', code: '91110000101623741K', kind: 'institute' },
];
/** That is nobody's yet. */
export const NEWCOMER = {
  ...{ name: '常州戊传感器有限公司', code: '91310113MA1GK00240', kind: 'enterprise' },
  ...{ confirmCode: false, place: '江苏省常州市', role: '传感器' },
};

export interface FiledOptions {
  state?: LifeState;
  validUntil?: string;
}

const AT = new Date('2026-07-01T02:00:00.000Z');

/** A consortium that has been filed, with five members, as the steps before leave it. */
export async function filedApplication(
  { prisma }: TestApi,
  ours: TestOrganisation,
  { state = 'filed', validUntil = '2029-06-30' }: FiledOptions = {},
) {
  const [id, submissionId] = [randomId(), randomId()];
  const members = MEMBERS.map((member) => ({ ...member, id: randomId() }));
  const by = ours.owner.id;
  const pack = { packId: baoshan.manifest.id, packVersion: baoshan.manifest.version };
  const title = '减速器创新联合体';
  await prisma.application.create({
    data: {
      ...{ id, organisationId: ours.id, ...pack, state, title, leadName: ours.name },
      ...{ createdBy: by, createdAt: AT, updatedAt: AT, submittedAt: AT },
    },
  });
  const snapshot = snapshotOf(id, ours, members);
  await prisma.submission.create({
    data: {
      ...{
        id: submissionId,
        applicationId: id,
        version: 1,
        number: `LB-${id}`,
        state: 'submitted',
        snapshot,
      },
      ...{ digest: 'd'.repeat(64), draftVersion: 1, submittedBy: by, submittedAt: AT },
    },
  });
  await prisma.filing.create({
    data: {
      ...{ id: randomId(), applicationId: id, organisationId: ours.id, submissionId, title },
      ...{ number: `宝创联备〔2026〕${id}`, verifyCode: randomId(), leadName: ours.name },
      ...{ members: snapshot.members, filedOn: '2026-07-01', validUntil, filedBy: by, filedAt: AT },
    },
  });
  return { id, members };
}

/** As handed in: with five members of the right kinds, every rule on counts is met. */
function snapshotOf(application: string, ours: TestOrganisation, members: readonly TestMember[]) {
  const facts: Facts = {
    ...{ 'lead.name': ours.name, field: 'robotics', 'members.enterprises': 3, 'members.research': 2 },
  };
  const { id, name, code, owner } = ours;
  const { manifest, digest } = baoshan;
  return {
    ...{ application, organisation: { id, name, code } },
    pack: { id: manifest.id, version: manifest.version, digest },
    facts: { ...facts } as Record<string, string | number>,
    form: { 'consortium.name': '减速器创新联合体', 'contact.name': '王工', 'contact.phone': '13812345678' },
    members: members.map((member) => ({
      ...{ ...member, codeState: 'good' as const, place: '上海市', role: '' },
      ...{ contactName: '', contactMobile: '13800001111' },
    })),
    evaluation: presentEvaluation(baoshan, facts, evaluate(baoshan, facts)),
    ...{ files: [], findings: [], submittedAt: AT.toISOString() },
    submittedBy: { id: owner.id, name: owner.name },
  };
}

export const caseVersionOf = async (api: TestApi, id: string): Promise<number> =>
  (await api.prisma.application.findUniqueOrThrow({ where: { id } })).caseVersion;
