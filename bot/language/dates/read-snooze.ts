import { normalise } from '../words/normalise.ts';
import { readDay } from './read-day.ts';
import { readTime } from './read-time.ts';

/** A wish about being reminded. `until`: not before that day; `never`: not at all. */
export type Snooze = { type: 'until'; day: string; time: string | null } | { type: 'never' };

export interface SnoozeRead {
  wish: Snooze;
  /** Reminders are named; without that (过两天再说) it may be about something else. */
  named: boolean;
}

const LONGEST = 60;
/** Of what is asked nothing is wished: 会提醒我吗, 什么时候提醒. */
const ASKS = /[?？吗么]|什么时候|啥时候|多久|怎么|为什么|为啥|哪天|几号|会不会|有没有|是不是|是否/u;
const REMINDS =
  /(?:再|到时候?|那时候?|那天|记得)(?:来|帮我|给我)?(?:提醒|催|通知|叫|喊|提)|提醒(?:一下|下)?(?:我|咱|俺)|(?:叫|喊|催)(?:一下|下)?(?:我|咱)/u;
const REFUSES =
  /(?:别|不要|不用|先不|先别|不必|停止|取消|关掉|甭|勿)(?:再|老|总|一直|天天|给我|来)*(?:提醒|催|通知|发提醒)/u;
const PUTS_OFF = /再(?:说|弄|报|填|看|处理|办|交|做|搞|写|来|补|议|提交|上传|整)/u;

/** Whether a message puts off a reminder, and to when; seen from today (`YYYY-MM-DD` in Shanghai). */
export function readSnooze(text: string, today: string): SnoozeRead | null {
  if (text.length > LONGEST) return null;
  const words = normalise(text);
  if (ASKS.test(words)) return null;
  const refuses = REFUSES.test(words);
  const named = refuses || REMINDS.test(words);
  if (!named && !PUTS_OFF.test(words)) return null;
  const day = readDay(words, today);
  if (day !== null) return { wish: { type: 'until', day, time: readTime(words) }, named };
  return refuses ? { wish: { type: 'never' }, named } : null;
}
