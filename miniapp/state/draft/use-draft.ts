import { computed, onBeforeUnmount, onMounted, watch } from 'vue';
import { call } from '../../api/index.ts';
import { online } from '../online.ts';
import { loadProgramme, programme } from '../programme.ts';
import { contact, noteContact } from '../session.ts';
import { useLoad, type Loaded } from '../use-load.ts';
import { draftOf, type Application, type Draft } from './draft-store.ts';
import type { Editing } from './editing.ts';
import { labelOf, tellValue } from './labels.ts';

export interface OpenDraft extends Draft, Editing {
  loaded: Loaded<Application>;
}

/** The draft for a page that shows or edits it: read anew when the page opens or comes back, sent when it is left. */
export function useDraft(id: string): OpenDraft {
  const draft = draftOf(id);
  const loaded = useLoad(async (signal) => {
    const params = { params: { application: id } };
    const [read] = await Promise.all([call('applications.read', params, { signal }), loadProgramme()]);
    draft.learn(read);
    speakOf(id);
    return read;
  });
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') draft.saver.flush();
    else void loaded.reload();
  };
  onMounted(() => document.addEventListener('visibilitychange', onVisibility));
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', onVisibility);
    draft.saver.flush();
  });
  watch(online.state, (reached) => reached && draft.saver.again());
  const editable = computed(() => draft.application.value?.role !== 'viewer');
  return {
    ...{ ...draft, loaded, editable, historyNote: '另一个也会留在修改记录里。' },
    labelOf: (path) => labelOf(path, programme.value, draft.members.value.listed),
    tell: (path, value) => tellValue(path, value, programme.value),
  };
}

/** The chat speaks of the application whose pages were opened last. */
function speakOf(application: string): void {
  if (!contact.value || contact.value.activeApplication === application) return;
  noteContact({ ...contact.value, activeApplication: application });
  call('me.setActive', { body: { application } }).catch(() => {});
}
