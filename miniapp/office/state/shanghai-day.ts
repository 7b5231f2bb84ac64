const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const short = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `2026-11-26`, as calendars in Shanghai show it at this moment. */
export const shanghaiDay = (at: number | string): string => format.format(new Date(at));
/** `11/26 09:05` */
export const shortTime = (iso: string): string => short.format(new Date(iso));
