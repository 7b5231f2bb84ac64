import { computed, onBeforeUnmount, onMounted, shallowReactive, shallowRef } from 'vue';
import { ApiError, call } from '../../api/index.ts';
import type { Answer, EndpointId, Input } from '../../api/endpoints.ts';
import { tellDone, tellTrouble } from '../../state/notices.ts';
import { useLoad } from '../../state/use-load.ts';
import { useWrite, type Write } from '../../state/use-write.ts';
import type { OfficeCase } from '../state/case-words.ts';
import { recount } from '../state/counts.ts';
import { whatChanged } from './what-changed.ts';

/** Every write that is answered with the case as it is then. */
export type CaseWrite = { [I in EndpointId]: Answer<I> extends OfficeCase ? I : never }[EndpointId];
type Action = OfficeCase['actions'][number];
export type DocumentReview = NonNullable<OfficeCase['documents'][number]['review']>;

/** A colleague was faster: what has happened meanwhile. Nothing of one's own was done, and nothing written is lost. */
export interface Overtaken {
  changes: readonly string[];
}
/** A colleague has judged the same document: theirs beside one's own. */
export interface ReviewConflict {
  document: string;
  theirs: DocumentReview;
  mine: Pick<DocumentReview, 'decision' | 'reasons' | 'words'>;
}

/** One case as an officer works on it. */
export function useCase(application: string) {
  const loaded = useLoad((signal) => call('office_cases.read', { params: { application } }, { signal }));
  const overtaken = shallowRef<Overtaken | null>(null);
  const disputed = shallowRef<ReviewConflict | null>(null);
  const writes = shallowReactive(new Map<string, Write<CaseWrite>>());
  const busy = computed(() => [...writes.values()].some((write) => write.busy.value));

  /** What is being made of a failure: whoever asked goes on when the officer sees how things stand. */
  let meeting = Promise.resolve();

  /** Reads the case anew; what has changed since it was shown. */
  async function refresh(): Promise<readonly string[]> {
    const before = loaded.data.value;
    await loaded.reload();
    const after = loaded.data.value;
    return before && after && before !== after ? whatChanged(before, after) : [];
  }

  async function meet(error: unknown): Promise<void> {
    if (!(error instanceof ApiError) || error.status !== 409) return tellTrouble(error);
    if (error.code === 'review_changed' && error.problem['theirs']) return;
    const changes = await refresh();
    if (error.code === 'case_changed') overtaken.value = { changes };
    else tellTrouble(error);
  }

  /** The case after it, or null where it was not done; the officer has then been told. */
  async function act<I extends CaseWrite>(id: I, input: Input<I>): Promise<OfficeCase | null> {
    const tell = (error: unknown) => void (meeting = meet(error));
    const write = (writes.get(id) ?? useWrite(id, { tell })) as Write<CaseWrite>;
    writes.set(id, write);
    if (write.busy.value) return null;
    const done = await write.run(input as Input<CaseWrite>);
    if (done === null) {
      noteDispute(id, input, write.error.value);
      await meeting;
      return null;
    }
    loaded.data.value = done.answer;
    recount();
    return done.answer;
  }

  function noteDispute(id: CaseWrite, input: unknown, error: ApiError | null): void {
    if (id !== 'office_cases.review_document' || error?.code !== 'review_changed') return;
    const { params, body } = input as Input<'office_cases.review_document'>;
    const theirs = error.problem['theirs'] as DocumentReview | undefined;
    if (!theirs) return;
    const mine = { decision: body.decision, reasons: body.reasons ?? [], words: body.words ?? '' };
    disputed.value = { document: params.document, theirs, mine };
    void refresh();
  }

  /** Whoever comes back to the window sees the case as it is now. */
  async function comeBack(): Promise<void> {
    if (document.visibilityState === 'hidden' || busy.value || loaded.data.value === null) return;
    const changes = await refresh();
    if (changes.length > 0) tellDone(`有新变化：${changes.join('；')}`);
  }
  const hear = () => void comeBack();
  onMounted(() => document.addEventListener('visibilitychange', hear));
  onBeforeUnmount(() => document.removeEventListener('visibilitychange', hear));

  const may = (action: Action): boolean => loaded.data.value?.actions.includes(action) ?? false;
  return { application, loaded, busy, overtaken, disputed, act, may, refresh };
}
export type CaseDesk = ReturnType<typeof useCase>;
