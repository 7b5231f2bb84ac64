import { annualEndpoints } from './annual.ts';
import { applicationEndpoints } from './applications.ts';
import { correctionEndpoints } from './corrections.ts';
import { deliveryEndpoints } from './deliveries.ts';
import type { Endpoint } from './endpoint.ts';
import { inboxEndpoints } from './inbox.ts';
import { officeSettingEndpoints } from './office-settings.ts';
import { laterEndpoints } from './later.ts';
import { officeLaterEndpoints } from './office-later.ts';
import { officeFigureEndpoints, officeSupportEndpoints } from './office-insight.ts';
import { officeCaseEndpoints } from './office-cases.ts';
import { officePeopleEndpoints } from './office-people.ts';
import { filingEndpoints, officeFilingEndpoints } from './filing.ts';
import { noticeEndpoints } from './notices.ts';
import { officeAnnualEndpoints } from './office-annual.ts';
import { organisationEndpoints } from './organisations.ts';
import { paperEndpoints } from './papers.ts';
import { programmeEndpoints } from './programme.ts';
import { reminderEndpoints } from './reminders.ts';
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
  officeSupport: officeSupportEndpoints,
  officeFigures: officeFigureEndpoints,
  programme: programmeEndpoints,
  reminders: reminderEndpoints,
  annual: annualEndpoints,
  officeAnnual: officeAnnualEndpoints,
  wecom: wecomEndpoints,
  officeSettings: officeSettingEndpoints,
  later: laterEndpoints,
  officeLater: officeLaterEndpoints,
  notices: noticeEndpoints,
  filing: filingEndpoints,
  officeFiling: officeFilingEndpoints,
  inbox: inboxEndpoints,
  deliveries: deliveryEndpoints,
};

export const ENDPOINTS: readonly Endpoint[] = Object.values(API).flatMap((group) => Object.values(group));
