import { officeAnnualEndpoints } from '../../contract/office-annual.ts';
import type {
  createLinkAnnualFile,
  createListOfficeAnnual,
  createOfCaseAnnual,
  createOfficeAnnual,
  createReadOfficeAnnual,
} from '../../services/annual/officer.ts';
import { route, type Officer, type Route } from './handler.ts';

export interface OfficeAnnualServices {
  list: ReturnType<typeof createListOfficeAnnual>;
  ofCase: ReturnType<typeof createOfCaseAnnual>;
  read: ReturnType<typeof createReadOfficeAnnual>;
  acts: ReturnType<typeof createOfficeAnnual>;
  link: ReturnType<typeof createLinkAnnualFile>;
  /** The address that a link's token stands in. */
  fileLink: (token: string) => string;
}

const endpoints = officeAnnualEndpoints;

export const createOfficeAnnualRoutes = (services: OfficeAnnualServices): Route[] => [
  ...reading(services),
  ...acting(services),
];

const reading = ({ list, ofCase, read, link, fileLink }: OfficeAnnualServices): Route[] => [
  route(endpoints.list, ({ query, now }) => list(query, now)),
  route(endpoints.ofCase, ({ params, now }) => ofCase(params.application, now)),
  route(endpoints.read, ({ params, now }) => read(params.report, now)),
  route(endpoints.fileLink, async ({ params, body, now }) => {
    const { token, expiresAt, bytes, name } = await link(params.report, params.file, body.as, now);
    return { url: fileLink(token), expiresAt: expiresAt.toISOString(), bytes, name };
  }),
];

const acting = ({ acts }: OfficeAnnualServices): Route[] => [
  route(endpoints.begin, (input) => acts.begin(commandOf(input))),
  route(endpoints.correct, (input) => acts.correct(commandOf(input), input.body)),
  route(endpoints.accept, (input) => acts.accept(commandOf(input))),
  route(endpoints.score, (input) => acts.score(commandOf(input), input.body)),
  route(endpoints.send, (input) => acts.send(commandOf(input))),
];

interface Acting {
  params: { report: string };
  body: { base: number };
  officer: Officer;
  key: string;
  now: Date;
}
const commandOf = ({ params, body, officer, key, now }: Acting) => ({
  report: params.report,
  base: body.base,
  officer: officer.contactId,
  key,
  now,
});
