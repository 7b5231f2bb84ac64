import { API } from '../../contract/api.ts';
import type { OfficeCase } from '../../contract/office-case.ts';
import type { createDecideCase } from '../../services/cases/decide-case.ts';
import type { createListCases, createCountCases } from '../../services/cases/list-cases.ts';
import type { Cases } from '../../services/cases/ports.ts';
import type { createReadCase } from '../../services/cases/read-case.ts';
import type { createReadCaseHistory } from '../../services/cases/read-history.ts';
import type { createLinkCaseFile, createReadCaseText } from '../../services/cases/case-files.ts';
import type {
  createAssignCase,
  createRequestCorrection,
  createReviewDocument,
} from '../../services/cases/work-on-case.ts';
import type { Decisions, Officer, OfficerDeed } from '../../services/decisions/ports.ts';
import { route, type Route } from './handler.ts';

export interface OfficeCaseServices {
  list: ReturnType<typeof createListCases>;
  counts: ReturnType<typeof createCountCases>;
  read: ReturnType<typeof createReadCase>;
  history: ReturnType<typeof createReadCaseHistory>;
  hands: Pick<Cases, 'take' | 'begin' | 'note'>;
  assign: ReturnType<typeof createAssignCase>;
  review: ReturnType<typeof createReviewDocument>;
  correct: ReturnType<typeof createRequestCorrection>;
  decide: ReturnType<typeof createDecideCase>;
  decisions: Pick<Decisions, 'confirm' | 'decline' | 'retract'>;
  link: ReturnType<typeof createLinkCaseFile>;
  text: ReturnType<typeof createReadCaseText>;
  /** The address that a link's token stands in. */
  fileLink: (token: string) => string;
  /** Told of every change that applicants hear of. */
  afterChange: (application: string, now: Date) => void;
}

const endpoints = API.officeCases;

interface Call {
  params: { application: string };
  officer: Officer;
  key: string;
  now: Date;
}
const deedOf = ({ params, officer, key, now }: Call, base: number | null): OfficerDeed => ({
  applicationId: params.application,
  ...{ officer, base, key, now },
});

export const officeCaseRoutes = (services: OfficeCaseServices): Route[] => [
  ...reading(services),
  ...working(services),
  ...deciding(services),
];

const reading = ({ list, counts, read, history, link, text, fileLink }: OfficeCaseServices): Route[] => [
  route(endpoints.queue, ({ query, officer, now }) => list(query, officer.contactId, now)),
  route(endpoints.counts, ({ officer }) => counts(officer.contactId)),
  route(endpoints.read, ({ params, officer, now }) => read(params.application, officer, now)),
  route(endpoints.history, ({ params, query }) => history(params.application, query)),
  route(endpoints.link, async ({ params, body, now }) => {
    const { token, expiresAt, bytes, name } = await link(params.application, params.file, body.as, now);
    return { url: fileLink(token), expiresAt: expiresAt.toISOString(), bytes, name };
  }),
  route(endpoints.text, ({ params }) => text(params.application, params.file)),
];

/** Does something, and answers with the case as it is then. */
const doing = ({ read, afterChange }: OfficeCaseServices) =>
  async function answer(call: Call, deed: Promise<unknown>): Promise<OfficeCase> {
    await deed;
    afterChange(call.params.application, call.now);
    return read(call.params.application, call.officer, call.now);
  };

function working(services: OfficeCaseServices): Route[] {
  const { hands, assign, review, correct } = services;
  const then = doing(services);
  return [
    route(endpoints.take, (call) => then(call, hands.take(deedOf(call, null)))),
    route(endpoints.assign, (call) =>
      then(call, assign({ ...deedOf(call, call.body.base), assignee: call.body.officer })),
    ),
    route(endpoints.begin, (call) => then(call, hands.begin(deedOf(call, call.body.base)))),
    route(endpoints.note, (call) => then(call, hands.note({ ...deedOf(call, null), text: call.body.text }))),
    route(endpoints.reviewDocument, (call) => {
      const { base: reviewBase, ...said } = call.body;
      return then(
        call,
        review({ ...deedOf(call, null), ...said, document: call.params.document, reviewBase }),
      );
    }),
    route(endpoints.correct, (call) => {
      const { base, items, dueOn } = call.body;
      return then(call, correct({ ...deedOf(call, base), items, dueOn }));
    }),
  ];
}

function deciding(services: OfficeCaseServices): Route[] {
  const { decide, decisions } = services;
  const then = doing(services);
  return [
    route(endpoints.decide, (call) => {
      const { base, kind, rules, words } = call.body;
      return then(call, decide({ ...deedOf(call, base), kind, rules, words }));
    }),
    route(endpoints.confirm, (call) =>
      then(call, decisions.confirm(call.params.decision, deedOf(call, call.body.base))),
    ),
    route(endpoints.decline, (call) =>
      then(call, decisions.decline(call.params.decision, call.body.reason, deedOf(call, call.body.base))),
    ),
    route(endpoints.retract, (call) =>
      then(call, decisions.retract(call.params.decision, deedOf(call, call.body.base))),
    ),
  ];
}
