import type { OfficeRow } from './office-row.ts';
import type { Row } from './row.ts';
import { annualRows, officeAnnualRows } from './rows/annual.ts';
import { applicationRows } from './rows/applications.ts';
import { correctionRows } from './rows/corrections.ts';
import { deliveryRows, inboxRows } from './rows/deliveries.ts';
import { draftRows } from './rows/drafts.ts';
import { officeSettingRows } from './rows/office-settings.ts';
import { officeCaseRows } from './rows/office-cases.ts';
import { officeInsightRows } from './rows/office-insight.ts';
import { officePeopleRows } from './rows/office-people.ts';
import { filingRows, officeFilingRows } from './rows/filing.ts';
import { laterRows, officeLaterRows } from './rows/later.ts';
import { openRows } from './rows/open.ts';
import { organisationRows } from './rows/organisations.ts';
import { paperRows } from './rows/papers.ts';
import { reminderRows } from './rows/reminders.ts';
import { sessionRows } from './rows/session.ts';
import { submissionRows } from './rows/submissions.ts';

/** Every call of the API but those of the office, and what it answers to whom. One row an endpoint, in a file for each noun. */
export const ROWS: readonly Row[] = [
  ...sessionRows,
  ...organisationRows,
  ...applicationRows,
  ...submissionRows,
  ...correctionRows,
  ...draftRows,
  ...paperRows,
  ...annualRows,
  ...reminderRows,
  ...openRows,
  ...filingRows,
  ...inboxRows,
  ...laterRows,
];

/** Every call of the office. One row an endpoint, in a file for each noun. */
export const OFFICE_ROWS: readonly OfficeRow[] = [
  ...officeInsightRows,
  ...officeSettingRows,
  ...officeCaseRows,
  ...officePeopleRows,
  ...officeFilingRows,
  ...officeAnnualRows,
  ...deliveryRows,
  ...officeLaterRows,
];
