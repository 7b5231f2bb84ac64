import { ApiError } from '../api/index.ts';
import { opening } from './opening.ts';

const RELOADED = 'lianbei.reloaded';
const SOON_MS = 10_000;

/** A page's code that cannot be loaded is of an older build, which is mended by loading anew, or the network is away. */
export function reopen(error: unknown, to: string, now: number): void {
  const reloadedAt = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (navigator.onLine && !(error instanceof ApiError) && now - reloadedAt > SOON_MS) {
    sessionStorage.setItem(RELOADED, String(now));
    location.assign(to);
    return;
  }
  opening.failed = { error: navigator.onLine ? error : new ApiError('offline', 0, undefined), to };
}
