import { API } from '../../../../server/contract/api.ts';
import { beginApplication } from '../../../setup/application.ts';
import {
  approvedCase,
  filedCase,
  noticedCase,
  OBJECTION,
  objectedCase,
  readFiling,
  readyCase,
  type TestCase,
} from '../../../setup/filing.ts';
import { randomId } from '../../../setup/people.ts';
import { officeRow } from '../office-row.ts';
import { row, type Scene } from '../row.ts';

const { notices, filing, officeFiling: office } = API;
const ALL = [200, 200, 200, 200, 200, 200] as const;

const ofNotice = async ({ api, ours }: Scene) => ({ notice: (await noticedCase(api, ours)).notice });
const ofFiled = async ({ api, ours }: Scene) => ({ application: (await filedCase(api, ours)).application });
const baseOf = async (api: Scene['api'], stands: TestCase) => (await readFiling(api, stands)).caseVersion;

export const filingRows = [
  row(notices.list, ALL, () => ({})),
  row(notices.read, ALL, async (scene) => ({ params: await ofNotice(scene) })),
  row(notices.object, ALL, async (scene) => ({
    params: await ofNotice(scene),
    body: { ...OBJECTION, form: randomId() },
  })),
  row(notices.verify, ALL, async ({ api, ours }) => ({
    params: { code: (await filedCase(api, ours)).code },
  })),
  row(notices.checkReceipt, ALL, () => ({
    query: { number: 'LB-20261126-0001-7', digest: '0'.repeat(16) },
  })),
  row(filing.read, [401, 403, 404, 200, 200, 200], async ({ api, ours }) => ({
    params: { application: await beginApplication(api, ours) },
  })),
  row(filing.certificate, [401, 403, 404, 200, 200, 200], async (scene) => ({
    params: await ofFiled(scene),
    query: { format: 'docx' as const },
  })),
];

export const officeFilingRows = [
  officeRow(office.list, [401, 403, 200, 200, 200, 200], () => ({})),
  officeRow(office.read, [401, 403, 200, 200, 200, 200], async ({ api, ours }) => ({
    params: { application: await beginApplication(api, ours) },
  })),
  officeRow(office.openNotice, [401, 403, 403, 200, 200, 403], async ({ api, ours }) => {
    const stands = await approvedCase(api, ours);
    return { params: { application: stands.application }, body: { base: await baseOf(api, stands) } };
  }),
  officeRow(office.answerObjection, [401, 403, 403, 403, 200, 403], async ({ api, ours }) => {
    const { application, objection, ...stands } = await objectedCase(api, ours);
    const base = await baseOf(api, { application, ...stands });
    const body = { base, decision: 'dismiss' as const, answer: '经核实，该单位登记状态为存续。' };
    return { params: { application, objection }, body };
  }),
  officeRow(office.file, [401, 403, 403, 403, 200, 403], async ({ api, ours }) => {
    const stands = await readyCase(api, ours);
    const { caseVersion: base, validity } = await readFiling(api, stands);
    return {
      params: { application: stands.application },
      body: { base, validUntil: validity.proposed },
    };
  }),
  officeRow(office.certificate, [401, 403, 200, 200, 200, 200], async (scene) => ({
    params: await ofFiled(scene),
    query: { format: 'docx' as const },
  })),
];
