import { readSnooze, type Snooze } from '../language/dates/read-snooze.ts';
import { MOVING_FEASTS } from '../policy/moving-feasts.ts';
import { shanghaiDay } from '../policy/shanghai-day.ts';
import { outcome, type Outcome, type TurnContext } from './outcome.ts';
import { PHRASES } from './phrases.ts';

/** States in which something may wait that people are reminded of. */
const WAITING = new Set([
  'correction_requested',
  'public_notice',
  'objection',
  'filed',
  'rectification',
  'expiring',
  'expired',
]);

/** 下周三再提醒我: a wish about reminders; null where the message is about something else. */
export function hearSnooze(context: TurnContext, text: string): Outcome | null {
  const { state, asking, now } = context;
  const read = readSnooze(text, { today: shanghaiDay(now), moving: MOVING_FEASTS });
  if (read === null) return null;
  const { application } = state;
  const waits = application !== null && WAITING.has(application.state);
  // 过两天再说 is said of the pending question where there is one.
  if (!read.named && (!waits || asking !== null)) return null;
  if (!waits) return command(context, PHRASES.nothingToRemind);
  if (read.wish.type === 'never')
    return command(context, PHRASES.remindersStay(context.pack.manifest.office));
  const until = momentOf(read.wish);
  const said = command(context, PHRASES.snoozed(wordsOf(read.wish)));
  return { ...said, requests: [{ type: 'snooze_reminders', application: application.id, until, at: now }] };
}

const command = ({ state, asking }: TurnContext, line: string): Outcome =>
  outcome(state, 'command', { lead: [line], silent: asking === null });

type Until = Extract<Snooze, { type: 'until' }>;

const momentOf = ({ day, time }: Until): number => Date.parse(`${day}T${time ?? '00:00'}:00+08:00`);

/**
 * 12月2日（周三）下午也好 is said back as a date, so that a misreading shows. When work begins again after a holiday is published year by
 * year: the reminder waits for office hours, and no date is promised.
 */
function wordsOf({ day, time, feast }: Until): string {
  if (feast !== null) return PHRASES.afterFeast(feast);
  const [, month, date] = day.split('-').map(Number);
  const weekday = '日一二三四五六'[new Date(day).getUTCDay()]!;
  return `${month}月${date}日（周${weekday}）${time ?? ''}`;
}
