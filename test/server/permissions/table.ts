import type { Row } from './row.ts';
import { openRows } from './rows/open.ts';
import { organisationRows } from './rows/organisations.ts';
import { sessionRows } from './rows/session.ts';

/** Every call of the API, and what it answers to whom. One row an endpoint, in a file for each noun. */
export const ROWS: readonly Row[] = [...sessionRows, ...organisationRows, ...openRows];
