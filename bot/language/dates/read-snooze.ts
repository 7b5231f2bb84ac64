import { normalise } from '../words/normalise.ts';
import { readFeast, type Now } from './feasts.ts';
import { readDay } from './read-day.ts';
import { readTime } from './read-time.ts';

/** A wish about being reminded. `until`: not before that day, or that holiday's end; `never`: not at all. */
export type Snooze =
  { type: 'until'; day: string; time: string | null; feast: string | null } | { type: 'never' };

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
  /(?:别|不要|不用|不需要|不想|先不|先别|不必|停止|停掉|取消|关掉|关闭|屏蔽|甭|勿)(?:再|老|总|是|一直|天天|每天|频繁|给我|来|发|收到|看到|这些|那些)*(?:提醒|催|通知|打扰|消息|信息)|提醒.{0,6}(?:关掉|关了|停掉|停了|取消)/u;
/** 以后不用提醒: no day is meant. */
const FOREVER = /(?:以后|今后|往后|永远|再也)(?:都|也|就)*(?:别|不|甭)/u;
const PUTS_OFF = /再(?:说|弄|报|填|看|处理|办|交|做|搞|写|来|补|议|聊|谈|定|考虑|安排|提交|上传|整)/u;

/** Whether a message puts off a reminder, and to when; seen from the day on which it is said. */
export function readSnooze(text: string, now: Now): SnoozeRead | null {
  if (text.length > LONGEST) return null;
  const words = normalise(text);
  if (ASKS.test(words)) return null;
  const refuses = REFUSES.test(words);
  const named = refuses || REMINDS.test(words);
  if (!named && !PUTS_OFF.test(words)) return null;
  if (refuses && FOREVER.test(words)) return { wish: { type: 'never' }, named };
  const waited = readFeast(words, now, refuses) ?? { day: readDay(words, now.today), feast: null };
  const { day, feast } = waited;
  if (day !== null) return { wish: { type: 'until', day, time: readTime(words), feast }, named };
  return refuses ? { wish: { type: 'never' }, named } : null;
}
