import type { Conversations } from '../../bot/ports.ts';
import type { ApiClient } from '../../bot/wecom/client.ts';
import type { Config } from '../config.ts';
import type { ApiDeps } from '../http.ts';
import type { Log } from '../log.ts';
import { ENDPOINTS } from '../contract/api.ts';
import { cookieName } from '../http/cookie.ts';
import { describeApi } from '../routes/api/openapi.ts';
import { CONSENT_VERSION } from '../phrases/consent.ts';
import type { Route } from '../routes/api/handler.ts';
import type { ApiPorts } from '../routes/api/ports.ts';
import type { AfterChange } from '../services/applications/ports.ts';
import type { PackShelf } from '../services/programme/pack-shelf.ts';
import { createConsents } from '../stores/accounts/consents.ts';
import { createRoles } from '../stores/accounts/roles.ts';
import type { PrismaClient } from '../stores/database.ts';
import type { RedisClient } from '../stores/redis/client.ts';
import { createIdempotency } from '../stores/redis/idempotency.ts';
import type { Layout } from '../stores/redis/layout.ts';
import { createRateLimits } from '../stores/redis/rate-limits.ts';
import { createSessions } from '../stores/redis/sessions.ts';
import { createDraftsApi, createShelf } from './api/drafts.ts';
import { createDeliveriesApi } from './api/deliveries.ts';
import { createFilingApi } from './api/filing.ts';
import { createLogin } from './api/login.ts';
import { createProgrammeApi } from './api/programme.ts';
import { createRemindersApi } from './api/reminders.ts';
import type { PapersApi } from './api/papers.ts';
import { createSubmissionsApi } from './api/submissions.ts';
import { createWecomApi } from './api/wecom.ts';
import { createAccountsApi } from './api/accounts.ts';
import { createAnnualApi } from './api/annual.ts';
import { createApplicationsApi } from './api/applications.ts';
import { createOfficeSettingsApi } from './api/office-settings.ts';
import { createCorrectionsApi } from './api/corrections.ts';
import { createLaterApi } from './api/later.ts';
import { createOfficeInsightApi } from './api/office-insight.ts';
import { createOfficeCasesApi } from './api/office-cases.ts';
import { createOfficePeopleApi } from './api/office-people.ts';
import { createOrganisationsApi } from './api/organisations.ts';
import { mountExports } from '../routes/office-exports.ts';
import { createExports } from './office-exports.ts';
import { newSecret } from './new-secret.ts';
import type { WecomAccount } from './wecom-account.ts';

/** What the mini-app's API is wired from. */
export interface ApiParts {
  config: Config;
  /** Every pack that cases go by. */
  packs: PackShelf;
  prisma: PrismaClient;
  redis: RedisClient;
  layout: Layout;
  conversations: Conversations;
  account: WecomAccount;
  /** The service's API, with the app's token. */
  wecom: ApiClient;
  log: Log;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Where people reach this program, without a trailing slash; known once it listens. */
  publicUrl: () => string;
}

/** What the API shares with the rest of the program. */
export interface ApiSurroundings {
  papers: PapersApi;
  /** Told of every change of a draft, and of every version handed in or taken back. */
  afterChange?: AfterChange;
}

/** The whole API: what stands in front of every call, and the routes of every noun. */
export function createApi(parts: ApiParts, { papers, afterChange }: ApiSurroundings): ApiDeps {
  const secure = parts.config.publicUrl?.startsWith('https:') ?? false;
  const cookie = cookieName('lianbei_session', secure);
  const ports = createPorts(parts);
  return {
    routes: [
      ...createRoutes(parts, afterChange),
      ...createOfficeRoutes(parts, papers, afterChange),
      ...createAnnualApi(parts, papers),
      ...createLaterApi(parts, afterChange),
      ...papers.routes,
    ],
    mount(router, front) {
      papers.mount(router, front);
      mountExports(router, createExports(parts, papers), front);
    },
    ports,
    login: createLogin(parts, ports, cookie),
    drafts: createShelf(parts),
    description: describeApi(ENDPOINTS, cookie),
    clock: parts.clock,
    cookie,
    origins: () => originsOf(parts.publicUrl()),
    checkAnswers: parts.config.mode !== 'production',
  };
}

const createRoutes = (parts: ApiParts, afterChange?: AfterChange): Route[] => [
  ...createAccountsApi(parts),
  ...createOrganisationsApi(parts),
  ...createApplicationsApi(parts, afterChange),
  ...createSubmissionsApi(parts, afterChange),
  ...createCorrectionsApi(parts),
  ...createProgrammeApi(parts),
  ...createDraftsApi(parts),
  ...createWecomApi(parts),
  ...createRemindersApi(parts),
  ...createFilingApi(parts, afterChange),
  ...createDeliveriesApi(parts),
];

/** What officers call. */
const createOfficeRoutes = (parts: ApiParts, papers: PapersApi, afterChange?: AfterChange): Route[] => [
  ...createOfficeCasesApi(parts, papers, afterChange),
  ...createOfficeInsightApi(parts),
  ...createOfficeSettingsApi(parts),
  ...createOfficePeopleApi(parts),
];

function createPorts({ prisma, redis, layout }: ApiParts): ApiPorts {
  const consents = createConsents(prisma);
  return {
    sessions: createSessions(redis, { layout, newSecret }),
    consents: { given: async (contact) => (await consents.givenAt(contact, CONSENT_VERSION)) !== null },
    roles: createRoles(prisma),
    limits: createRateLimits(redis, { layout }),
    idempotency: createIdempotency(redis, { layout }),
  };
}

/** On this machine alone, both of its names are ours. */
function originsOf(publicUrl: string): string[] {
  const { origin } = new URL(publicUrl);
  return [origin, origin.replace('//localhost', '//127.0.0.1')];
}
