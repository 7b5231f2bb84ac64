const format = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const dayFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});

/** `2026/11/25 09:05`, as clocks in China show it wherever the phone is. */
export const shanghaiTime = (iso: string): string => format.format(new Date(iso));
/** `2026年11月25日` */
export const shanghaiDate = (iso: string): string => dayFormat.format(new Date(iso));

const plainDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
/** `2026-11-25` at a moment, as calendars in Shanghai show it. */
export const shanghaiDay = (at: number): string => plainDay.format(at);
