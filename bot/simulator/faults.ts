/** What can be made to go wrong. The first six are the API's, the last two the callbacks'. */
export const FAULT_KINDS = [
  'slow',
  'http_500',
  'busy',
  'token_expired',
  'rate_limited',
  'dropped',
  'duplicate_callbacks',
  'reordered_callbacks',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** `calls` or `durationMs` (by the stand-in's clock) bound it; without either it stays until cleared. */
export interface FaultRequest {
  kind: FaultKind;
  calls?: number;
  durationMs?: number;
  /** Real milliseconds that a `slow` call takes before it is answered; 3000 if absent. */
  delayMs?: number;
  /** Only this API path, such as `/cgi-bin/message/send`; every path but gettoken if absent. */
  path?: string;
}

export interface Fault {
  kind: FaultKind;
  /** Calls still to fail; null for no such bound. */
  callsLeft: number | null;
  /** Epoch milliseconds by the stand-in's clock; null for no such bound. */
  until: number | null;
  delayMs: number;
  path: string | null;
}

export interface Faults {
  set(request: FaultRequest): void;
  clear(): void;
  active(): readonly Fault[];
  /** The API fault that strikes a call of `path`, used up by one call. */
  strike(path: string): Fault | null;
  /** The same for the callbacks' faults. */
  strikeCallback(): Fault | null;
}

const isOfCallbacks = (kind: FaultKind): boolean =>
  kind === 'duplicate_callbacks' || kind === 'reordered_callbacks';

export function createFaults(now: () => number, changed: () => void): Faults {
  let faults: Fault[] = [];

  const active = (): Fault[] => {
    faults = faults.filter(({ callsLeft, until }) => callsLeft !== 0 && (until === null || now() < until));
    return faults;
  };
  const take = (matches: (fault: Fault) => boolean): Fault | null => {
    const fault = active().find(matches);
    if (!fault) return null;
    if (fault.callsLeft !== null) {
      fault.callsLeft -= 1;
      changed();
    }
    return fault;
  };

  return {
    set({ kind, calls, durationMs, delayMs, path }) {
      faults = active().filter((fault) => fault.kind !== kind || fault.path !== (path ?? null));
      const until = durationMs === undefined ? null : now() + durationMs;
      faults.push({ kind, callsLeft: calls ?? null, until, delayMs: delayMs ?? 3000, path: path ?? null });
      changed();
    },
    clear() {
      faults = [];
      changed();
    },
    active,
    strike: (called) =>
      take(({ kind, path }) => !isOfCallbacks(kind) && (path ?? called) === called && reaches(called, path)),
    strikeCallback: () => take(({ kind }) => isOfCallbacks(kind)),
  };
}

/** A token call fails only when asked for by name, so that "every send fails" is one setting. */
const reaches = (called: string, path: string | null): boolean =>
  path !== null || called !== '/cgi-bin/gettoken';
