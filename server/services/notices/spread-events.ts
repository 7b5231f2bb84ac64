import type { NoticeEventName } from '../../../bot/policy/notice-events.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { DECISION_WORDS } from '../../phrases/notices.ts';
import { idFrom } from '../id-from.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { dueAt } from './due-at.ts';
import type {
  EventApplication,
  NewNoticeRow,
  NoticeEvents,
  NoticePeople,
  NoticeState,
  OfficeTime,
  PersonsDay,
  WaitingEvent,
} from './ports.ts';
import type { OfficeNow } from './office-time.ts';
import { recipientsOf, type Addressed, type Everyone } from './recipients.ts';
import { writeNotice, type NoticeValues } from './write-notice.ts';

export interface SpreadParts {
  events: NoticeEvents;
  people: NoticePeople;
  packs: PackShelf;
  office: () => Promise<OfficeNow>;
  /** Whether a person can be written to at all. */
  reaches: (identity: string) => boolean;
}

/** Makes notices of events, in the order in which they happened; answers how many events there were. */
export function createSpreadEvents(parts: SpreadParts) {
  return async (limit: number, now: Date): Promise<number> => {
    const waiting = await parts.events.waiting(limit);
    if (waiting.length === 0) return 0;
    const office = await parts.office();
    const told = toldOf(parts, waiting, await everyone(parts.people, waiting, office.duty), now);
    const rows = await rowsOf(parts, told, office, now);
    await parts.events.spread(
      waiting.map(({ id }) => id),
      rows,
      now,
    );
    return waiting.length;
  };
}

async function everyone(
  people: NoticePeople,
  waiting: readonly WaitingEvent[],
  duty: string | null,
): Promise<Everyone> {
  const organisations = waiting.flatMap(({ application }) => application?.organisationId ?? []);
  const named = await people.contacts([...new Set(waiting.flatMap(({ contacts }) => contacts ?? []))]);
  return {
    officers: await people.officers(),
    applicants: await people.applicants([...new Set(organisations)]),
    named: new Map(named.map((person) => [person.contactId, person])),
    duty,
  };
}

interface Told extends Addressed {
  event: WaitingEvent;
  values: NoticeValues;
}

/** An event that the programme has no words for is told to nobody. */
function toldOf({ packs }: SpreadParts, waiting: readonly WaitingEvent[], all: Everyone, now: Date): Told[] {
  return waiting.flatMap((event) => {
    const pack = packOf(packs, event, now);
    const templates = pack.notices.get(event.event as NoticeEventName)?.templates ?? [];
    if (templates.length === 0) return [];
    const values = valuesOf(event, pack);
    return recipientsOf(event, templates, all).map((addressed) => ({ ...addressed, event, values }));
  });
}

async function rowsOf(
  { people, reaches }: SpreadParts,
  told: readonly Told[],
  office: OfficeTime,
  now: Date,
): Promise<NewNoticeRow[]> {
  const ids = [...new Set(told.map(({ person }) => person.contactId))];
  const since = new Date(`${shanghaiDay(now.getTime())}T00:00:00+08:00`);
  const unwilling = await people.unwilling(ids);
  const days = new Map(await people.days(ids, since, now));
  return told.map((one, index) => {
    const { event, person, template } = one;
    const { contactId } = person;
    const state = stateOf(one, unwilling.has(`${contactId} ${event.event}`), reaches);
    const { pace } = template;
    const day = days.get(contactId) ?? FRESH_DAY;
    const due = state === 'waiting' ? dueAt({ pace, person: contactId, now, office, day }) : null;
    if (pace === 'collected' && due !== null)
      days.set(contactId, { ...day, ...(due > now ? { gatheringUntil: due } : { told: true }) });
    return {
      ...{ id: idFrom(event.id, contactId), eventId: event.id, event: event.event, contactId },
      applicationId: event.application?.id ?? null,
      ...writeNotice(template, one.values, event.application?.id ?? null),
      ...{ urgent: pace === 'at_once', pace, state, createdAt: after(now, index), dueAt: due },
      failure: state === 'failed' ? NO_CHANNEL : null,
    };
  });
}

/** Those of one step are told apart by a millisecond each, so that they stay in the order in which things happened. */
const after = (now: Date, index: number): Date => new Date(now.getTime() + index);

const FRESH_DAY: PersonsDay = { gatheringUntil: null, told: false };
/** The person is no member of the corp: somebody has to reach them in another way. */
export const NO_CHANNEL = 'no_channel';

const packOf = (packs: PackShelf, { application }: WaitingEvent, now: Date): Pack =>
  application === null ? packs.at(now) : packs.of(application);

function stateOf(
  { person, template: { mandatory } }: Addressed,
  unwilling: boolean,
  reaches: (identity: string) => boolean,
): NoticeState {
  if (unwilling && !mandatory) return 'not_wanted';
  if (reaches(person.identity)) return 'waiting';
  return mandatory ? 'failed' : 'inbox_only';
}

function valuesOf({ data, application }: WaitingEvent, { manifest }: Pack): NoticeValues {
  const { office, programme } = manifest;
  const decision = DECISION_WORDS[String(data['kind'])] ?? data['decision'];
  return { ...data, decision, office, programme, ...nameOf(application) };
}
const nameOf = (application: EventApplication | null) =>
  application === null ? {} : { application: application.title, lead: application.leadName };
