import { computed, onBeforeUnmount, onMounted, watch, type ComputedRef } from 'vue';
import { call } from '../api/index.ts';
import type { Editing } from '../state/draft/editing.ts';
import { online } from '../state/online.ts';
import { useLoad, type Loaded } from '../state/use-load.ts';
import { useWrite } from '../state/use-write.ts';
import { reportStoreOf, type ReportStore } from './report-store.ts';
import { tellValue, type AnnualField, type AnnualReport, type AnnualValue } from './report-words.ts';

export interface OpenReport extends Editing, Pick<ReportStore, 'report'> {
  loaded: Loaded<AnnualReport>;
  fieldOf(path: string): AnnualField | undefined;
  /** Stands there from last year, and nobody has confirmed it. */
  isOld(path: string): boolean;
  /** Says of these fields that this year is as last year. */
  confirm(paths: readonly string[]): Promise<boolean>;
  confirming: ComputedRef<boolean>;
}

/** A report for a page that shows or edits it: read anew when the page opens or comes back, sent when it is left. */
export function useReport(application: string, id: string): OpenReport {
  const store = reportStoreOf(application, id);
  const { report, saver } = store;
  const params = { application, report: id };
  const loaded = useLoad(async (signal) => {
    const read = await call('annual.read', { params }, { signal });
    store.learn(read);
    return read;
  });
  keepUp(store, loaded);
  const confirmation = useWrite('annual.change');
  const fieldOf = (path: string) =>
    report.value?.sections.flatMap(({ fields }) => fields).find((field) => field.id === path);
  const stored = (path: string) => store.watch().known(path) ?? report.value?.fields[path];
  const isOld = (path: string) =>
    store.watch().edits.get(path) === undefined && report.value?.fields[path]?.version === 0;

  async function confirm(paths: readonly string[]): Promise<boolean> {
    const old = paths.filter(isOld);
    const changes = old.map((path) => ({ path, value: report.value!.fields[path]!.value, base: 0 }));
    if (changes.length === 0) return true;
    const done = await confirmation.run({ params, body: { changes } });
    if (done) store.learn(done.answer.report);
    return done !== null;
  }

  return {
    ...{ ...store, loaded, fieldOf, isOld, confirm, historyNote: '另一个不会保留。' },
    confirming: computed(() => confirmation.busy.value),
    editable: computed(() => report.value?.editable ?? false),
    valueOf: (path) => (store.watch().edits.get(path) ?? stored(path))?.value ?? null,
    editOf: (path) => store.watch().edits.get(path),
    set: (path, value) => saver.set(path, value),
    look: (path) => void (store.choosing.value = path),
    labelOf: (path) => fieldOf(path)?.label ?? '报告内容',
    tell: (path, value) => tellValue(fieldOf(path), value as AnnualValue),
  };
}

function keepUp({ saver }: ReportStore, loaded: Loaded<AnnualReport>): void {
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') saver.flush();
    else void loaded.reload();
  };
  onMounted(() => document.addEventListener('visibilitychange', onVisibility));
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', onVisibility);
    saver.flush();
  });
  watch(online.state, (reached) => reached && saver.again());
}
