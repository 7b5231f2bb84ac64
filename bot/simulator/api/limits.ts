import type { Limits } from '../types.ts';

/** WeCom developer docs path/90312. */
export const PLATFORM_LIMITS: Limits = {
  memberPerMinute: 30,
  memberPerHour: 1000,
  corpPerMinute: 10_000,
  corpPerHour: 150_000,
};

const MINUTE = 60_000;
const HOUR = 3_600_000;

interface Window {
  start: number;
  count: number;
  blockedUntil: number;
}

/** Counts by window; once the limit is passed, everything is refused for as long as the window is wide. */
export function createLimiter(now: () => number): (key: string, limit: number, width: number) => boolean {
  const windows = new Map<string, Window>();
  return (key, limit, width) => {
    const at = now();
    const id = `${width}:${key}`;
    let window = windows.get(id);
    if (!window || at >= Math.max(window.start + width, window.blockedUntil)) {
      window = { start: at, count: 0, blockedUntil: 0 };
      windows.set(id, window);
    }
    window.count += 1;
    if (window.count <= limit) return true;
    if (window.blockedUntil === 0) window.blockedUntil = at + width;
    return false;
  };
}

/** Messages let through to one member in the last minute and the last hour: sliding, since nothing tells the sender of a refusal. */
export function createMemberLimiter(limits: Limits, now: () => number): (userid: string) => boolean {
  const sent = new Map<string, number[]>();
  return (userid) => {
    const at = now();
    const lastHour = (sent.get(userid) ?? []).filter((time) => time > at - HOUR);
    const lastMinute = lastHour.filter((time) => time > at - MINUTE).length;
    const allowed = lastMinute < limits.memberPerMinute && lastHour.length < limits.memberPerHour;
    if (allowed) lastHour.push(at);
    sent.set(userid, lastHour);
    return allowed;
  };
}

export function createCorpLimiter(limits: Limits, now: () => number): (path: string) => boolean {
  const allow = createLimiter(now);
  return (path) =>
    [allow(path, limits.corpPerMinute, MINUTE), allow(path, limits.corpPerHour, HOUR)].every(Boolean);
}
