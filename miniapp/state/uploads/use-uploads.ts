import { computed, shallowRef, triggerRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import { newId } from '../../api/index.ts';
import { online } from '../online.ts';
import { contact } from '../session.ts';
import { createIndexedKeep } from './indexed-keep.ts';
import type { Job } from './job.ts';
import type { Transport } from './transport.ts';
import { createUploads, type Uploads } from './uploads.ts';

export interface OpenUploads {
  uploads: Uploads;
  jobs: ComputedRef<readonly Job[]>;
  /** Grows with each file that is in a checklist now. */
  files: ShallowRef<number>;
}

let opened: { contact: string; shared: OpenUploads } | null = null;

/** The uploads of this phone: they go on while the person moves from page to page. */
export function useUploads(): OpenUploads {
  const person = contact.value?.id ?? '';
  if (opened?.contact !== person) opened = { contact: person, shared: open(person) };
  return opened.shared;
}

function open(person: string): OpenUploads {
  const changed = shallowRef(0);
  const files = shallowRef(0);
  const uploads = createUploads({
    contact: person,
    transport: lazily(() => import('./tus-transport.ts').then(({ tusTransport }) => tusTransport)),
    keep: createIndexedKeep(window.indexedDB),
    newId,
    after: (ms, act) => void setTimeout(act, ms),
    onChange: () => triggerRef(changed),
    onFile: () => files.value++,
  });
  watch(online.state, (reached) => reached && uploads.again());
  void uploads.restore();
  const jobs = computed(() => (void changed.value, uploads.jobs.map((job) => ({ ...job }))));
  return { uploads, jobs, files };
}

/** The protocol is loaded when the first file is on its way. */
function lazily(load: () => Promise<Transport>): Transport {
  return {
    start(job, hooks) {
      let stop: (() => void) | null = null;
      let stopped = false;
      load().then(
        (transport) => {
          if (!stopped) stop = transport.start(job, hooks);
        },
        () => hooks.onAway(),
      );
      return () => {
        stopped = true;
        stop?.();
      };
    },
    discard: (url) =>
      void load()
        .then((transport) => transport.discard(url))
        .catch(() => {}),
  };
}
