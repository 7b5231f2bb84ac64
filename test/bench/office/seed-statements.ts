import { DOCUMENTS, fileDigest, NUMBER } from './case-templates.ts';
import type { Sizes } from './seed.ts';

const HANDED_IN = `state <> 'draft'`;
const FILED = `state IN ('filed', 'expiring', 'rectification', 'expired', 'cancelled', 'renewed')`;
/** The last 20 characters of an application's id, by which everything of it is named. */
const N = 'right(a.id, 20)';

const CONTACTS = `
  INSERT INTO contact (id, identity, kind, name, mobile)
  SELECT 'co' || ${N}, 'wecom:bench:' || ${N}, 'member', '联系人', '13812345678' FROM application a`;

const MEMBERSHIPS = `
  INSERT INTO membership (organisation_id, contact_id, role)
  SELECT organisation_id, created_by, 'owner' FROM application`;

const DRAFT_FIELDS = `
  INSERT INTO application_field (application_id, path, value, version, changed_by, channel, changed_at, first_at)
  SELECT a.id, 'fact.' || f.key, f.value, 1, a.created_by, 'page', a.updated_at, a.updated_at
  FROM application a
  JOIN seed_template t ON t.i = right(a.id, 5)::int % 40
  CROSS JOIN LATERAL jsonb_each(t.body::jsonb -> 'facts') f
  WHERE state = 'draft'`;

const FILES = DOCUMENTS.map(
  (document, at) => `
  INSERT INTO paper_file (id, application_id, document_id, name, kind, bytes, sha256, storage_key, pages, uploaded_by, uploaded_at, scan, "check")
  SELECT 'f${at}' || ${N}, a.id, '${document}', '${document}.pdf', 'pdf', 1000, '${fileDigest(at)}', 'f${at}' || ${N}, 2,
    a.created_by, a.updated_at, 'clean', 'done'
  FROM application a WHERE ${HANDED_IN}`,
);

const SUBMISSIONS = `
  INSERT INTO submission (id, application_id, version, number, state, snapshot, digest, draft_version, submitted_by, submitted_at)
  SELECT 'su' || ${N}, a.id, 1, 'R' || right(a.id, 8), CASE WHEN a.state = 'withdrawn' THEN 'withdrawn' ELSE 'submitted' END,
    replace(t.body, '${NUMBER}', ${N})::jsonb, repeat('0', 64), 12, a.created_by, a.submitted_at
  FROM application a JOIN seed_template t ON t.i = right(a.id, 5)::int % 40 WHERE ${HANDED_IN}`;

const EVENTS = `
  INSERT INTO application_event (id, application_id, type, data, contact_id, at)
  SELECT 'e' || k || right(a.id, 20), a.id, (ARRAY['submitted', 'review_begun', 'approved', 'notice_opened', 'filed'])[k],
    jsonb_build_object('number', 'R' || right(a.id, 8), 'version', 1, 'submission', 'su' || ${N}), a.created_by, a.state_since - (6 - k) * interval '2 days'
  FROM application a, generate_series(1, 5) k WHERE ${HANDED_IN} AND (k < 3 OR ${FILED})`;

const FILINGS = `
  INSERT INTO filing (id, application_id, organisation_id, submission_id, number, verify_code, title, lead_name, field, members,
    filed_on, valid_until, filed_by, filed_at)
  SELECT 'fi' || ${N}, a.id, a.organisation_id, 'su' || ${N}, 'BA' || right(a.id, 8), 'v' || ${N}, a.title, a.lead_name, a.field, '[]',
    d.filed_on::text, (d.filed_on + interval '3 years' - interval '1 day')::date::text, a.assignee_id, a.state_since
  FROM application a,
    LATERAL (SELECT (a.state_since AT TIME ZONE 'Asia/Shanghai')::date - CASE a.state WHEN 'expiring' THEN 1040 WHEN 'expired' THEN 1100 ELSE 0 END AS filed_on) d
  WHERE ${FILED}`;

const REPORTS = `
  INSERT INTO annual_report (id, filing_id, application_id, year, state, due_on, "values", opened_at)
  SELECT 'ar' || right(f.id, 20), f.id, f.application_id, 2025, CASE WHEN right(f.id, 1) < '4' THEN 'open' ELSE 'evaluated' END,
    '2026-03-31', '{}', f.filed_at
  FROM filing f`;

const DECISIONS = `
  INSERT INTO decision (id, application_id, submission_id, kind, reasons, state, proposed_by, proposed_at, decided_by, decided_at)
  SELECT 'de' || ${N}, a.id, 'su' || ${N}, CASE WHEN a.state = 'refused' THEN 'refuse' ELSE 'approve' END, '[]', 'carried_out',
    a.assignee_id, a.state_since, a.assignee_id, a.state_since
  FROM application a WHERE state = 'refused' OR ${FILED}`;

const CORRECTIONS = `
  INSERT INTO correction (id, application_id, submission_id, items, officer_id, requested_at)
  SELECT 'cr' || ${N}, a.id, 'su' || ${N}, '[]', a.assignee_id, a.state_since FROM application a WHERE state = 'correction_requested'`;

const noticeEvents = (notices: number) => `
  INSERT INTO notice_event (id, event, application_id, data, at, spread_at)
  SELECT 'n' || lpad(i::text, 21, '0'), e.type, e.application_id, e.data, e.at, e.at
  FROM generate_series(0, ${notices / 2 - 1}) i
  JOIN (SELECT row_number() OVER (ORDER BY id) - 1 AS place, * FROM application_event) e
    ON e.place = i % (SELECT count(*) FROM application_event)`;

/** Two people hear of each event; one in a hundred waits and a few have failed. */
const notices = (count: number) => `
  INSERT INTO notice (id, event_id, event, contact_id, application_id, title, text, link, state, due_at, created_at, sent_at, read_at)
  SELECT 'o' || k || right(e.id, 20), e.id, e.event, CASE k WHEN 0 THEN a.created_by ELSE COALESCE(a.assignee_id, a.created_by) END, a.id,
    '申报进展', a.title || '有新的进展，请进入查看。', '/applications/' || a.id,
    s.state, CASE WHEN s.state = 'waiting' THEN e.at END, e.at, CASE WHEN s.state = 'sent' THEN e.at END,
    CASE WHEN right(e.id, 1) < '7' THEN e.at END
  FROM notice_event e JOIN application a ON a.id = e.application_id
  CROSS JOIN generate_series(0, 1) k
  CROSS JOIN LATERAL (SELECT CASE WHEN right(e.id, 2) = '13' THEN 'waiting' WHEN right(e.id, 3) = '777' THEN 'failed' ELSE 'sent' END AS state) s
  LIMIT ${count}`;

const ATTEMPTS = `
  INSERT INTO notice_attempt (id, notice_id, channel, at, outcome)
  SELECT 'at' || right(id, 20) || substr(id, 2, 1), id, 'app', created_at, CASE state WHEN 'failed' THEN 'failed' ELSE 'sent' END
  FROM notice WHERE state IN ('sent', 'failed')`;

/** What is made of what, in the order in which it can be. */
export const FILL = (sizes: Sizes): readonly (readonly [string, string])[] => [
  ['contacts', CONTACTS],
  ['memberships', MEMBERSHIPS],
  ['answers of drafts', DRAFT_FIELDS],
  ...FILES.map((sql, at) => [`files of ${DOCUMENTS[at]}`, sql] as const),
  ['handed-in versions', SUBMISSIONS],
  ['timelines', EVENTS],
  ['filings', FILINGS],
  ['annual reports', REPORTS],
  ['decisions', DECISIONS],
  ['corrections', CORRECTIONS],
  ['events told of', noticeEvents(sizes.notices)],
  ['notices', notices(sizes.notices)],
  ['attempts', ATTEMPTS],
];

export const FINISH = ['DROP TABLE seed_template', 'VACUUM ANALYZE'];
