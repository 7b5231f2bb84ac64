import { calendarOf } from '../calendar/calendar-of.ts';
import { addDays, dayAt } from '../calendar/days.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import type { EndingFiling, EndingFilings } from './ports.ts';

export interface EndFilingsParts {
  settings: OfficeSettings;
  filings: EndingFilings;
  clock: () => number;
  onError: (error: unknown) => void;
  batch: number;
  stopping: () => boolean;
}

/** Days before the first reminder of a validity at which it is made sure that there will be one. */
const AHEAD = 30;

/** Lets filings near their end and end on their days, in office hours: people hear of it. Answers with how many it moved. */
export async function endFilings({ settings, filings, clock, ...parts }: EndFilingsParts): Promise<number> {
  const choices = await settings.read();
  const open = () =>
    calendarOf(choices).nextOfficeMoment(new Date(clock()), choices.hours).at.getTime() <= clock();
  const today = dayAt(new Date(clock()));
  const furthest = Math.max(0, ...choices.reminders.validity.before) + AHEAD;
  const passes: Pass[] = [
    { find: (limit) => filings.over(today, limit), take: filings.expire },
    {
      find: (limit) => filings.nearing(addDays(today, choices.validity.renew_from), limit),
      take: filings.nearEnd,
    },
    {
      find: (limit) => filings.unreminded(addDays(today, furthest), limit),
      take: async (filing, now) => (await filings.remind(filing, now), true),
    },
  ];
  let moved = 0;
  for (const pass of passes) moved += await carryThrough(pass, { ...parts, clock, open });
  return moved;
}

interface Pass {
  find(limit: number): Promise<EndingFiling[]>;
  take(filing: EndingFiling, now: Date): Promise<boolean>;
}
type Going = Pick<EndFilingsParts, 'batch' | 'stopping' | 'onError' | 'clock'> & { open: () => boolean };

/** A batch in which nothing could be moved would come again for ever: it is left for the next look. */
async function carryThrough(
  { find, take }: Pass,
  { batch, stopping, onError, clock, open }: Going,
): Promise<number> {
  let moved = 0;
  while (!stopping() && open()) {
    const found = await find(batch);
    let movedNow = 0;
    for (const filing of found) {
      if (stopping() || !open()) break;
      const done = await take(filing, new Date(clock())).catch((error: unknown) => (onError(error), false));
      if (done) movedNow += 1;
    }
    moved += movedNow;
    if (found.length < batch || movedNow === 0) break;
  }
  return moved;
}
