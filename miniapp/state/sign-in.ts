const KEY = 'lianbei.sign-in';
const SOON_MS = 15_000;
const OFTEN = 3;

/**
 * Leaves for the sign-in, which comes back to `to`. A webview that keeps no cookies would go round for ever: then false, and nothing is left.
 */
export function goToSignIn(to: string, now: number): boolean {
  const before = recent(now);
  if (before.length >= OFTEN) {
    sessionStorage.removeItem(KEY);
    return false;
  }
  sessionStorage.setItem(KEY, JSON.stringify([...before, now]));
  location.assign(`/login?to=${encodeURIComponent(to)}`);
  return true;
}

function recent(now: number): number[] {
  try {
    const times = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as number[];
    return times.filter((time) => now - time < SOON_MS);
  } catch {
    return [];
  }
}
