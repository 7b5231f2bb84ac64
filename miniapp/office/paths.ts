import type { OfficePaths } from '../api/endpoints.ts';

/** The calls of the office, without their schemas. */
export const OFFICE_PATHS: OfficePaths = {
  'office_cases.queue': 'GET /api/office/queue',
  'office_cases.counts': 'GET /api/office/queue/counts',
  'office_cases.read': 'GET /api/office/cases/:application',
  'office_cases.history': 'GET /api/office/cases/:application/history',
  'office_cases.take': 'POST /api/office/cases/:application/take',
  'office_cases.assign': 'POST /api/office/cases/:application/assignee',
  'office_cases.begin': 'POST /api/office/cases/:application/begin',
  'office_cases.review_document': 'PUT /api/office/cases/:application/documents/:document/review',
  'office_cases.correct': 'POST /api/office/cases/:application/corrections',
  'office_cases.note': 'POST /api/office/cases/:application/notes',
  'office_cases.decide': 'POST /api/office/cases/:application/decisions',
  'office_cases.confirm': 'POST /api/office/cases/:application/decisions/:decision/confirm',
  'office_cases.decline': 'POST /api/office/cases/:application/decisions/:decision/decline',
  'office_cases.retract': 'POST /api/office/cases/:application/decisions/:decision/withdraw',
  'office_cases.file_link': 'POST /api/office/cases/:application/files/:file/link',
  'office_cases.file_text': 'GET /api/office/cases/:application/files/:file/text',
  'office_people.me': 'GET /api/office/me',
  'office_people.list': 'GET /api/office/officers',
  'office_people.roster': 'GET /api/office/roster',
  'office_people.change_roster': 'PUT /api/office/roster',
  'office_people.refresh': 'POST /api/office/officers/refresh',
};
