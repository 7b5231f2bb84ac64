/**
 * What people are told of, and what each event brings to say: written by whoever makes it happen, read by the templates of a pack.
 * `text` a few words, `texts` several of them, `day` YYYY-MM-DD, `number`, `items` things with a reason and a link each.
 */
export type NoticeValueKind = 'text' | 'texts' | 'day' | 'number' | 'items';

const values = (given: Readonly<Record<string, NoticeValueKind>>) => given;
const NONE = values({});
const CORRECTION = values({ items: 'items', count: 'number', dueOn: 'day', words: 'text' });
const CHANGE = values({ label: 'text', leaves: 'text', joins: 'text' });
const DECIDED = values({ reasons: 'texts', ground: 'text', words: 'text' });
const ANNUAL = values({ year: 'number', dueOn: 'day' });
/** What is late has no days left. */
const LEFT = values({ daysLeft: 'number', daysLate: 'number' });
const REMINDER = values({ dueOn: 'day', ...LEFT });

export const NOTICE_EVENTS = {
  application_submitted: values({ number: 'text', version: 'number' }),
  application_withdrawn: NONE,
  assigned: values({ officer: 'text' }),
  review_begun: NONE,
  correction_requested: CORRECTION,
  correction_answered: values({ number: 'text', version: 'number' }),
  decision_proposed: values({ decision: 'text' }),
  decision_declined: values({ decision: 'text', reason: 'text' }),
  approved: DECIDED,
  refused: DECIDED,
  notice_opened: values({ startsOn: 'day', endsOn: 'day' }),
  objection_received: values({ number: 'text' }),
  objection_dismissed: values({ number: 'text' }),
  objection_upheld: values({ number: 'text' }),
  notice_ended: values({ endsOn: 'day' }),
  filed: values({ number: 'text', validUntil: 'day' }),
  annual_opened: ANNUAL,
  annual_reminder: values({ ...ANNUAL, ...LEFT, level: 'number' }),
  annual_submitted: values({ year: 'number', number: 'text' }),
  annual_correction: values({ year: 'number', ...CORRECTION }),
  annual_accepted: values({ year: 'number' }),
  annual_evaluated: values({ year: 'number', outcome: 'text' }),
  member_change_requested: CHANGE,
  member_change_granted: values({ ...CHANGE, answer: 'text' }),
  member_change_refused: values({ ...CHANGE, answer: 'text' }),
  rectification_ordered: values({ dueOn: 'day', ground: 'text', text: 'text' }),
  rectification_answered: NONE,
  rectification_closed: values({ result: 'text' }),
  rectification_failed: values({ ground: 'text', text: 'text', result: 'text' }),
  cancelled: DECIDED,
  correction_reminder: REMINDER,
  notice_ending: values({ endsOn: 'day', daysLeft: 'number' }),
  rectification_reminder: REMINDER,
  validity_reminder: values({ validUntil: 'day', daysLeft: 'number' }),
  expired: values({ validUntil: 'day', number: 'text' }),
  renewed: values({ number: 'text', validUntil: 'day' }),
  support_requested: values({ measure: 'text' }),
  support_answered: values({ measure: 'text', answer: 'text' }),
  rating_low: values({ level: 'text', step: 'text' }),
  calendar_unknown: values({ year: 'number' }),
} as const;

export type NoticeEventName = keyof typeof NOTICE_EVENTS;
export const NOTICE_EVENT_NAMES = Object.keys(NOTICE_EVENTS) as NoticeEventName[];

/** What can be filled in for every event; those of the application only where there is one. */
export const NOTICE_PLAIN = values({
  application: 'text',
  lead: 'text',
  office: 'text',
  programme: 'text',
});

/** Whom an event concerns: the lead unit's owners and editors; who reviews it, else who is on duty; lead officers; administrators. */
export const NOTICE_AUDIENCES = ['applicant', 'assignee', 'leads', 'administrators'] as const;
export type NoticeAudience = (typeof NOTICE_AUDIENCES)[number];
