import { readonly, ref } from 'vue';

const state = ref(navigator.onLine);

window.addEventListener('online', () => (state.value = true));
window.addEventListener('offline', () => (state.value = false));

/** Whether the server can be reached: what the phone says, corrected by what became of calls. */
export const online = {
  state: readonly(state),
  note(reached: boolean): void {
    state.value = reached;
  },
};
