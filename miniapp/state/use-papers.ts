import { onBeforeUnmount, watch } from 'vue';
import { call } from '../api/index.ts';
import type { Answer } from '../api/endpoints.ts';
import { loadProgramme, type Programme } from './programme.ts';
import { useUploads, type OpenUploads } from './uploads/use-uploads.ts';
import { useLoad, type Loaded } from './use-load.ts';

export type Paper = Answer<'papers.list'>['items'][number];
export type PaperFile = Paper['files'][number];
export type Finding = Paper['findings'][number];
export interface Checklist {
  items: readonly Paper[];
  programme: Programme;
  editable: boolean;
}

const ASK_AGAIN_MS = 3_000;
/** A check takes seconds; one that takes longer than this is asked about when the page is opened again. */
const MOST_ASKED = 30;

/** The checklist for a page: read again when an upload has arrived, and while files are still being looked at. */
export function usePapers(application: string): OpenUploads & { loaded: Loaded<Checklist> } {
  const own = { params: { application } };
  const loaded = useLoad(async (signal) => {
    const [{ items }, { role }, programme] = await Promise.all([
      call('papers.list', own, { signal }),
      call('applications.read', own, { signal }),
      loadProgramme(),
    ]);
    return { items, programme, editable: role !== 'viewer' };
  });
  const opened = useUploads();
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(opened.files, () => {
    asked = 0;
    void loaded.reload();
  });
  watch(loaded.data, (read) => {
    clearTimeout(timer);
    if (!read || !isLookedAt(read.items) || asked >= MOST_ASKED) return;
    asked += 1;
    timer = setTimeout(() => void loaded.reload(), ASK_AGAIN_MS);
  });
  onBeforeUnmount(() => clearTimeout(timer));
  return { ...opened, loaded };
}

const isLookedAt = (items: readonly Paper[]): boolean =>
  items.some(({ files }) =>
    files.some(
      ({ state, check, scan }) => state === 'current' && (check === 'running' || scan === 'waiting'),
    ),
  );
