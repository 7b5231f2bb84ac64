import { calendarOf } from '../calendar/calendar-of.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { dayAt } from '../calendar/days.ts';
import type { FilingDeps } from './open-notice.ts';
import { isOver, noticeDays } from './notice-days.ts';
import type { Case, Deed, Notice, Write } from './ports.ts';

const BATCH = 100;

/**
 * Ends the notices whose last day is over, and settles ends that were reckoned before a year's holidays were published: never to an earlier
 * day than was told. An end that is still provisional when it comes ends nothing, and administrators are told what is missing.
 */
export const createEndNotices =
  ({ store, settings, afterChange }: Pick<FilingDeps, 'store' | 'settings' | 'afterChange'>) =>
  async (now: Date): Promise<number> => {
    const calendar = calendarOf(await settings.read());
    let changed = 0;
    for (let afterId = '', more = true; more;) {
      const notices = await store.unsettledNotices(dayAt(now), afterId, BATCH);
      for (const { id, applicationId } of notices) {
        let settled = false;
        await store.carryOut(applicationId, (stands) => {
          const deed = settle(stands, id, calendar, now);
          settled = deed !== null;
          return deed;
        });
        if (!settled) continue;
        afterChange(applicationId, now);
        changed += 1;
      }
      more = notices.length === BATCH;
      afterId = notices.at(-1)?.id ?? '';
    }
    return changed;
  };

function settle(stands: Case, id: string, calendar: WorkingCalendar, now: Date): Deed | null {
  const notice = stands.notices.find((one) => one.id === id);
  const today = dayAt(now);
  if (notice?.state !== 'running') return null;
  const end = notice.provisional ? reckonedAgain(notice, calendar) : notice;
  if (isOver({ ...end, state: 'running' }, today)) return ended(stands, notice, now);
  if (!notice.provisional) return null;
  if (!end.provisional) return moved(notice, end.endsOn, now);
  return notice.endsOn < today ? unknown(notice, now) : null;
}

function reckonedAgain({ startsOn, endsOn, content }: Notice, calendar: WorkingCalendar) {
  const again = noticeDays(calendar, startsOn, content.workingDays);
  return { ...again, endsOn: again.endsOn > endsOn ? again.endsOn : endsOn };
}

const bySystem = { kind: 'system', id: null, role: 'system' } as const;

function ended({ objections }: Case, notice: Notice, now: Date): Deed {
  const openObjections = objections.filter(({ state }) => state === 'open').length;
  const data = { notice: notice.id, endsOn: notice.endsOn, openObjections };
  const close: Write = { type: 'close_notice', notice: notice.id, state: 'ended' };
  return {
    does: { action: 'notice_ended', visible: true },
    by: bySystem,
    ...{ base: null, key: `notice-ended:${notice.id}`, now, data },
    tell: [{ event: 'notice_ended', data }],
    writes: [close],
  };
}

function moved({ id, endsOn }: Notice, to: string, now: Date): Deed {
  const data = { notice: id, from: endsOn, endsOn: to };
  return {
    does: { action: 'notice_end_settled', visible: endsOn !== to },
    by: bySystem,
    ...{ base: null, key: `notice-settled:${id}`, now, data },
    tell: [],
    writes: [{ type: 'move_notice_end', notice: id, endsOn: to }],
  };
}

/** Told once: the key is the notice's. */
function unknown({ id, endsOn }: Notice, now: Date): Deed {
  const data = { notice: id, year: Number(endsOn.slice(0, 4)) };
  return {
    does: { action: 'notice_end_unknown', visible: false },
    by: bySystem,
    ...{ base: null, key: `notice-unknown:${id}`, now, data },
    tell: [{ event: 'calendar_unknown', data }],
    writes: [],
  };
}
