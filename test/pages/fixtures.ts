import { readPackInForce } from '../../bot/read-pack.ts';
import type { Answer, EndpointId } from '../../miniapp/api/endpoints.ts';
import { ENDPOINTS } from '../../server/contract/api.ts';
import { sampleReport, sampleReports, sampleReportVersion, sampleVersion } from './sample-annual.ts';
import { sampleApplication } from './sample-application.ts';
import { sampleFiling } from './sample-filing.ts';
import { sampleLater } from './sample-later.ts';
import { sampleInbox } from './sample-notices.ts';
import { samplePapers } from './sample-papers.ts';
import { sampleProgramme } from './sample-programme.ts';
import { sampleHandedIn, samplePreview, sampleSubmission } from './sample-submissions.ts';
import { AT, PEOPLE, idOf } from './samples.ts';

/** What the server is said to answer, by the contract's schemas. */
export type Fixtures = { [I in EndpointId]?: Reply<I> };
type Reply<I extends EndpointId> = Answer<I> | Problem | ((sent: Sent) => Answer<I> | Problem);

export interface Sent {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: unknown;
  headers: Readonly<Record<string, string>>;
}

/** A refusal. */
export class Problem {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {}
}

export const pack = readPackInForce('2026-11-25');

export const SESSION: Answer<'session.read'> = {
  contact: {
    ...PEOPLE.zhang,
    mobile: '13800000000',
    email: null,
    kind: 'member',
    activeApplication: idOf('application'),
  },
  csrf: 'csrf-token-of-the-fixtures',
  consent: {
    version: '2026-11-26',
    givenAt: AT,
    notice: [
      {
        heading: '谁在处理',
        text: '区科委使用“联备”办理创新联合体备案。您的个人信息由区科委处理，只用于这项工作。',
      },
      {
        heading: '处理哪些信息',
        text: '您在企业微信里的账号标识，您填写的姓名、手机号和邮箱。不收集身份证号码。',
      },
      { heading: '您的权利', text: '您可以在“我的”页面查看、更正、导出您的信息，也可以随时撤回同意。' },
    ],
  },
  programme: { title: pack.manifest.title, programme: pack.manifest.programme, office: pack.manifest.office },
  standIn: true,
};
export const SIGNED_OUT = {
  ...SESSION,
  contact: null,
  csrf: null,
  consent: { ...SESSION.consent, givenAt: null },
};
export const WITHOUT_CONSENT = { ...SESSION, consent: { ...SESSION.consent, givenAt: null } };

const organisation = {
  id: idOf('organisation'),
  name: '宝山联测科技有限公司',
  code: '91310113MA1GK00240',
  codeConfirmed: false,
  role: 'owner' as const,
};
export const APPLICATION = sampleApplication(pack);
export const LATER = sampleLater(pack);
const PAPERS = samplePapers(APPLICATION.evaluation.documents);
const { id, title, role, state, verdict, papers, number, updatedAt } = APPLICATION;
const summary = {
  id,
  title,
  organisation: APPLICATION.organisation,
  role,
  state,
  verdict,
  papers,
  number,
  updatedAt,
};

/** Somebody who is in the middle of it: each call has an answer. A test replaces those that matter to it. */
export const FIXTURES: Fixtures = {
  'session.read': SESSION,
  'session.signOut': undefined,
  'me.update': ({ body }) => ({ ...SESSION.contact!, ...(body as object) }),
  'me.data': { contact: SESSION.contact!, consents: [{ version: '2026-11-26', givenAt: AT }] },
  'consent.give': ({ body }) => ({ version: (body as { version: string }).version, givenAt: AT }),
  'consent.withdraw': undefined,
  'me.setActive': undefined,
  'organisations.list': { items: [organisation] },
  'organisations.found': organisation,
  'organisations.read': {
    ...organisation,
    colleagues: [
      { ...PEOPLE.zhang, role: 'owner', since: AT, me: true },
      { ...PEOPLE.li, role: 'editor', since: AT, me: false },
    ],
    invitations: [
      { id: idOf('invitation'), role: 'editor', by: PEOPLE.zhang, expiresAt: '2026-12-02T06:30:00.000Z' },
    ],
    requests: [{ id: idOf('request'), person: { id: idOf('wang'), name: '王工' }, role: 'editor', at: AT }],
  },
  'invitations.create': {
    ...{ id: idOf('invitation-2'), role: 'editor', by: PEOPLE.zhang, expiresAt: '2026-12-02T06:30:00.000Z' },
    link: 'http://localhost:3000/join/0123456789012345678901234567890123456789012',
  },
  'invitations.read': {
    ...{ organisation: organisation.name, invitedBy: '张敏', role: 'editor', state: 'open' },
    expiresAt: '2026-12-02T06:30:00.000Z',
  },
  'invitations.claim': { state: 'waiting' },
  'applications.list': { items: [summary], next: null },
  'applications.create': APPLICATION,
  'applications.read': APPLICATION,
  'applications.change': saveAll,
  'applications.history': { items: [], next: null },
  'applications.events': {
    items: [{ id: idOf('event'), type: 'created', at: AT, by: PEOPLE.zhang, text: '张敏 开始了申报' }],
    next: null,
  },
  'papers.list': { items: PAPERS },
  'papers.photos': ({ body }) => madeOf((body as { name: string }).name),
  'files.remove': undefined,
  'files.restore': ({ params }) => ({ ...madeOf('组建协议'), id: params['file']! }),
  'findings.dismiss': dismissed,
  'findings.reopen': PAPERS[0]!.findings[0]!,
  'files.link': linkTo('组建协议.pdf'),
  'drafts.link': linkTo('组建协议（草稿）.docx'),
  'submissions.preview': samplePreview,
  'submissions.create': sampleSubmission,
  'submissions.list': { items: [] },
  'corrections.list': { items: [] },
  'submissions.read': sampleHandedIn(APPLICATION, PAPERS),
  'submissions.withdraw': { ...sampleSubmission, state: 'withdrawn' },
  'reminders.list': { items: [] },
  'annual.list': sampleReports(pack),
  'annual.read': sampleReport(pack),
  'annual.change': fillIn,
  'annual.submit': sampleVersion,
  'annual.version': sampleReportVersion(pack),
  'later.read': LATER,
  'later.request_change': LATER,
  'later.withdraw_change': LATER,
  'later.answer_rectification': LATER,
  'later.request_support': LATER,
  'later.renew': { application: idOf('renewal') },
  'later.rate': LATER,
  'programme.read': sampleProgramme(pack),
  ...sampleFiling(pack),
  ...sampleInbox,
  'wecom.signature': {
    corpId: 'ww0123456789abcdef',
    agentId: 1_000_002,
    config: { timestamp: 1_414_587_457, nonceStr: 'Wm3WZYTPz0wzccnW', signature: 'of-the-corp' },
    agentConfig: { timestamp: 1_414_587_457, nonceStr: 'Wm3WZYTPz0wzccnW', signature: 'of-the-app' },
  },
};

/** Every change of a report is saved as the next version of its field. */
function fillIn({ body }: Sent): Answer<'annual.change'> {
  const report = sampleReport(pack);
  const { changes } = body as { changes: { path: string; value: string | number | null; base: number }[] };
  const fields = changes.map(({ path, value, base }) => ({
    ...{ path, result: 'saved' as const },
    field: { value, version: base + 1, by: PEOPLE.zhang, at: AT },
  }));
  const changed = Object.fromEntries(fields.map(({ path, field }) => [path, field]));
  return {
    results: fields,
    report: { ...report, version: report.version + 1, fields: { ...report.fields, ...changed } },
  };
}

/** Every change is saved as the next version of its field. */
function saveAll({ body }: Sent): Answer<'applications.change'> {
  const { changes } = body as { changes: { path: string; value: string | null; base: number }[] };
  const fields = changes.map(({ path, value, base }) => ({
    ...{ path, result: 'saved' as const },
    field: { value, version: base + 1, by: PEOPLE.zhang, at: AT, channel: 'page' as const },
  }));
  const changed = Object.fromEntries(fields.map(({ path, field }) => [path, field]));
  const { version } = APPLICATION;
  return {
    results: fields,
    application: { ...APPLICATION, version: version + 1, fields: { ...APPLICATION.fields, ...changed } },
  };
}

function dismissed({ body }: Sent): Answer<'findings.dismiss'> {
  const { reason } = body as { reason: string };
  return { ...PAPERS[0]!.findings[0]!, dismissed: { by: PEOPLE.zhang, at: AT, reason } };
}

const madeOf = (name: string): Answer<'papers.photos'> => ({
  ...PAPERS[0]!.files[0]!,
  ...{ id: idOf('file-made'), name: `${name}.pdf`, replaces: null },
});

function linkTo(name: string): Answer<'files.link'> {
  return { url: '/files/signed-by-the-fixtures', expiresAt: '2026-11-25T06:40:00.000Z', bytes: 34_816, name };
}

/** @throws {ZodError} where a fixture is not what the contract says */
export function answerOf(endpointId: string, value: unknown): unknown {
  const { response } = ENDPOINTS.find((endpoint) => endpoint.id === endpointId)!;
  return response === undefined ? undefined : response.parse(value);
}
