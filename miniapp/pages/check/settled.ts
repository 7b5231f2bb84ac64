import { watch } from 'vue';
import type { OpenDraft } from '../../state/draft/use-draft.ts';

/** Resolves when what was entered has been judged by the server, or cannot reach it now. */
export function settled(draft: OpenDraft): Promise<'saved' | 'away' | 'contested'> {
  return new Promise((resolve) => {
    const stop = watch(
      () => {
        const { state, edits } = draft.watch();
        return { state, open: [...edits.values()].some(({ conflict, refused }) => conflict ?? refused) };
      },
      ({ state, open }) => {
        if (state === 'waiting' || state === 'sending') return;
        queueMicrotask(() => stop());
        resolve(open ? 'contested' : state === 'idle' ? 'saved' : 'away');
      },
      { immediate: true },
    );
  });
}
