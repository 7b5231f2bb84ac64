import { dayAt } from '../calendar/days.ts';
import { calendarOf } from '../calendar/calendar-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import { decideNotice, type OfficerAsks } from './decide-notice.ts';
import { noticeDays } from './notice-days.ts';
import type { FilingStore } from './ports.ts';

export interface FilingDeps {
  packs: PackShelf;
  settings: OfficeSettings;
  store: FilingStore;
  /** Told of every change of a case. */
  afterChange: (applicationId: string, now: Date) => void;
}

/** Opens the public notice of an approved application, from today on. @throws {ServerError} `impossible_step` and others */
export const createOpenNotice =
  ({ packs, settings, store, afterChange }: FilingDeps) =>
  async ({ application, ...asked }: OfficerAsks & { application: string }) => {
    const chosen = await settings.read();
    const workingDays = chosen.notice.working_days;
    const days = noticeDays(calendarOf(chosen), dayAt(asked.now), workingDays);
    const done = await store.carryOut(application, (stands) =>
      decideNotice(packs.of(stands.pack), stands, { ...days, workingDays }, asked),
    );
    afterChange(application, asked.now);
    return done;
  };
