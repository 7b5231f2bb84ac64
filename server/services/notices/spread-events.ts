import type { NoticeEventName } from '../../../bot/policy/notice-events.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
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
import { recipientsOf, type Addressed, type RecipientParts } from './recipients.ts';
import { writeNotice } from './write-notice.ts';

export interface SpreadParts extends RecipientParts {
  events: NoticeEvents;
  people: NoticePeople;
  packs: PackShelf;
  office: () => Promise<OfficeTime>;
  /** Whether a person can be written to at all. */
  reaches: (identity: string) => boolean;
}

/** Makes notices of events, in the order in which they happened; answers how many events there were. */
export function createSpreadEvents(parts: SpreadParts) {
  return async (limit: number, now: Date): Promise<number> => {
    const waiting = await parts.events.waiting(limit);
    for (const event of waiting) await parts.events.spread(event.id, await noticesOf(parts, event, now), now);
    return waiting.length;
  };
}

/** An event that the programme has no words for is told to nobody. */
async function noticesOf(parts: SpreadParts, event: WaitingEvent, now: Date): Promise<NewNoticeRow[]> {
  const pack = packOf(parts.packs, event, now);
  const templates = pack.notices.get(event.event as NoticeEventName)?.templates ?? [];
  if (templates.length === 0) return [];
  const addressed = await recipientsOf(parts, event, templates);
  const ids = addressed.map(({ person }) => person.contactId);
  const since = new Date(`${shanghaiDay(now.getTime())}T00:00:00+08:00`);
  const unwilling = await parts.people.unwilling(event.event, ids);
  const days = await parts.people.days(ids, since, now);
  const office = await parts.office();
  const values = valuesOf(event, pack);
  return addressed.map((one) => {
    const { contactId } = one.person;
    const day = days.get(contactId) ?? FRESH_DAY;
    const state = stateOf(one, unwilling.has(contactId), parts.reaches);
    const { pace } = one.template;
    return {
      ...{ id: idFrom(event.id, contactId), eventId: event.id, event: event.event, contactId },
      applicationId: event.application?.id ?? null,
      ...writeNotice(one.template, values, event.application?.id ?? null),
      ...{ urgent: pace === 'at_once', pace, state, createdAt: now },
      dueAt: state === 'waiting' ? dueAt({ pace, person: contactId, now, office, day }) : null,
      failure: state === 'failed' ? NO_CHANNEL : null,
    };
  });
}

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

function valuesOf({ data, application }: WaitingEvent, { manifest }: Pack) {
  const { office, programme } = manifest;
  return { ...data, office, programme, ...nameOf(application) };
}
const nameOf = (application: EventApplication | null) =>
  application === null ? {} : { application: application.title, lead: application.leadName };
