import { shallowRef, triggerRef, type ShallowRef } from 'vue';
import { call, newId } from '../api/index.ts';
import { contact } from '../state/session.ts';
import type { Field, Result, Value } from '../state/draft/edits.ts';
import { createKeep } from '../state/draft/keep.ts';
import { localShelf } from '../state/draft/local-shelf.ts';
import { createSaver, type Saver } from '../state/draft/saver.ts';
import type { AnnualReport, AnnualValue } from './report-words.ts';

/** A report as the server has it, with what this phone has still to bring there. Shared by all pages of it. */
export interface ReportStore {
  report: ShallowRef<AnnualReport | null>;
  saver: Saver;
  kept: ShallowRef<boolean>;
  saved: ShallowRef<boolean>;
  choosing: ShallowRef<string | null>;
  watch(): Saver;
  learn(read: AnnualReport): void;
}

const stores = new Map<string, ReportStore>();

export function reportStoreOf(application: string, report: string): ReportStore {
  const prefix = `lianbei.annual.${contact.value?.id ?? ''}.${report}.`;
  const store = stores.get(prefix) ?? createStore(application, report, prefix);
  stores.set(prefix, store);
  return store;
}

function createStore(application: string, id: string, prefix: string): ReportStore {
  const report = shallowRef<AnnualReport | null>(null);
  const [kept, saved, choosing] = [shallowRef(true), shallowRef(false), shallowRef<string | null>(null)];
  const changed = shallowRef(0);
  const take = (read: AnnualReport) => {
    if (read.version >= (report.value?.version ?? 0)) report.value = read;
  };
  const saver = createSaver({
    async send(changes, key) {
      const typed = changes.map(({ path, value, base }) => ({ path, value: value as AnnualValue, base }));
      const params = { application, report: id };
      const answer = await call('annual.change', { params, body: { changes: typed } }, { key });
      take(answer.report);
      saved.value = true;
      return answer.results.map((result): Result =>
        result.result === 'refused' ? result : { ...result, field: fieldOf(result.field) },
      );
    },
    newKey: newId,
    keep: createKeep(localShelf(), prefix, () => (kept.value = false)),
    after(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    onChange: () => triggerRef(changed),
  });
  return {
    ...{ report, saver, kept, saved, choosing },
    watch: () => (void changed.value, saver),
    learn(read) {
      take(read);
      saver.learn(confirmedOf(read));
    },
  };
}

/** What nobody has confirmed has no version yet, and is not what the server is known to hold. */
const confirmedOf = ({ fields }: AnnualReport): Record<string, Field> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([path, field]) => (field.version > 0 ? [[path, fieldOf(field)]] : [])),
  );

const fieldOf = ({ value, version, by, at }: AnnualReport['fields'][string]): Field => ({
  ...{ value: value as Value, version, by: by ?? { id: '', name: '' }, at: at ?? '', channel: 'page' },
});
