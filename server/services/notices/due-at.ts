import { createHash } from 'node:crypto';
import type { NoticePace } from '../../../bot/policy/notices-schema.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import type { OfficeTime, PersonsDay } from './ports.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
/** What came up before the office opened goes out over the first minutes: everyone's at once would be over the platform's limits. */
const OPENING = { from: MINUTE, to: 25 * MINUTE };
/** When the later notices of a day are told as one. */
const GATHERED_AT = { time: '16:12', within: 12 * MINUTE };
/** The platform asks not to be called exactly at :00 and :30 (WeCom developer docs path/90312). */
const MARK = 30 * MINUTE;
const AROUND_MARK = { before: 20 * SECOND, after: MINUTE };

export interface Due {
  pace: NoticePace;
  person: string;
  now: Date;
  office: OfficeTime;
  day: PersonsDay;
}

/**
 * When a person is told. `at_once`: now. `prompt`: in office hours. `collected`: the first of a day like a prompt one, the later ones of
 * that day together in the afternoon. The spreading is by person and day, so that it is the same for all that one person is told.
 */
export function dueAt({ pace, person, now, office, day }: Due): Date {
  if (pace === 'at_once') return awayFromMarks(now, person);
  const first = inOfficeHours(now, person, office);
  if (pace === 'prompt') return first;
  if (day.gatheringUntil !== null && day.gatheringUntil > now) return day.gatheringUntil;
  return day.told && dayOf(first) === dayOf(now) ? gathered(first, person, office) : first;
}

/** The next time at which a person is written to: now, or spread over the first minutes of the office's next hours. */
export function inOfficeHours(now: Date, person: string, office: OfficeTime): Date {
  const opens = office.next(now);
  if (opens.getTime() - now.getTime() < SECOND) {
    const moved = awayFromMarks(now, person);
    // Away from a mark may be into the lunch break, or the evening.
    return office.next(moved).getTime() - moved.getTime() < SECOND
      ? moved
      : inOfficeHours(moved, person, office);
  }
  const wait = OPENING.from + share(`${person} ${dayOf(opens)}`) * (OPENING.to - OPENING.from);
  return awayFromMarks(new Date(opens.getTime() + wait), person);
}

function gathered(first: Date, person: string, office: OfficeTime): Date {
  const spread = share(`${person} ${dayOf(first)} gathered`) * GATHERED_AT.within;
  const at = new Date(Date.parse(`${dayOf(first)}T${GATHERED_AT.time}:00+08:00`) + spread);
  // After that hour, or where the office is closed by then: the next morning.
  const next = at < first ? new Date(`${dayOf(first)}T23:59:59+08:00`) : at;
  return inOfficeHours(next, person, office);
}

export function awayFromMarks(at: Date, person: string): Date {
  const into = at.getTime() % MARK;
  const near = into < AROUND_MARK.after || into > MARK - AROUND_MARK.before;
  if (!near) return at;
  const base = into < AROUND_MARK.after ? at.getTime() - into : at.getTime() + MARK - into;
  return new Date(base + AROUND_MARK.after + Math.floor(share(`${person} mark`) * 3 * MINUTE));
}

const dayOf = (at: Date): string => shanghaiDay(at.getTime());

/** In [0, 1), the same for the same words. */
const share = (words: string): number =>
  createHash('sha256').update(words).digest().readUInt32BE(0) / 2 ** 32;
