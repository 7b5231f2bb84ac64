import type { ComputedRef, ShallowRef } from 'vue';
import type { Edit, Value } from './edits.ts';
import type { Saver } from './saver.ts';

/** Fields that save themselves, as the parts that show them see them: of an application, or of an annual report. */
export interface Editing {
  saver: Saver;
  /** Whether the person may change anything. */
  editable: ComputedRef<boolean>;
  /** Whether this phone keeps edits over a closed page. */
  kept: ShallowRef<boolean>;
  /** Whether anything was saved since the app was opened. */
  saved: ShallowRef<boolean>;
  /** The field whose conflict the person is looking at. */
  choosing: ShallowRef<string | null>;
  look(path: string | null): void;
  valueOf(path: string): Value;
  editOf(path: string): Edit | undefined;
  set(path: string, value: Value): void;
  /** Makes whatever reads it follow the saver. */
  watch(): Saver;
  /** A field by the name that people know. */
  labelOf(path: string): string;
  /** A value in the words of the page. */
  tell(path: string, value: Value): string;
  /** What becomes of the value that is not chosen. */
  historyNote: string;
}
