import { applicationEndpoints } from './applications.ts';
import { correctionEndpoints } from './corrections.ts';
import type { Endpoint } from './endpoint.ts';
import { officeCaseEndpoints } from './office-cases.ts';
import { officePeopleEndpoints } from './office-people.ts';
import { organisationEndpoints } from './organisations.ts';
import { paperEndpoints } from './papers.ts';
import { programmeEndpoints } from './programme.ts';
import { sessionEndpoints } from './session.ts';
import { submissionEndpoints } from './submissions.ts';
import { wecomEndpoints } from './wecom.ts';

/** Every call of the HTTP API: routes are mounted from it, the description and the permission tests are made of it. */
export const API = {
  session: sessionEndpoints,
  organisations: organisationEndpoints,
  applications: applicationEndpoints,
  papers: paperEndpoints,
  submissions: submissionEndpoints,
  corrections: correctionEndpoints,
  officeCases: officeCaseEndpoints,
  officePeople: officePeopleEndpoints,
  programme: programmeEndpoints,
  wecom: wecomEndpoints,
};

export const ENDPOINTS: readonly Endpoint[] = Object.values(API).flatMap((group) => Object.values(group));
