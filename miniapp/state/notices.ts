import { reactive, readonly } from 'vue';
import { ApiError, tellOf } from '../api/errors.ts';

export interface Notice {
  id: number;
  kind: 'done' | 'trouble';
  text: string;
}

const DONE_STAYS_MS = 3_500;
/** Trouble is read slowly, and may be dismissed. */
const TROUBLE_STAYS_MS = 10_000;

const list = reactive<Notice[]>([]);
let last = 0;

/** Short words at the foot of the page, spoken by screen readers. The newest takes the place of the one before. */
export const notices = readonly(list);

export const tellDone = (text: string): void => show('done', text, DONE_STAYS_MS);

export function tellTrouble(error: unknown): void {
  // The banner says it already, or the person wished it, or is being sent elsewhere.
  if (error instanceof ApiError && ['cancelled', 'signed_out', 'consent_needed'].includes(error.code)) return;
  show('trouble', tellOf(error), TROUBLE_STAYS_MS);
}

export function dismiss(id: number): void {
  const at = list.findIndex((notice) => notice.id === id);
  if (at >= 0) list.splice(at, 1);
}

function show(kind: Notice['kind'], text: string, ms: number): void {
  const id = ++last;
  list.splice(0, list.length, { id, kind, text });
  setTimeout(() => dismiss(id), ms);
}
