import { shallowRef } from 'vue';
import { call } from '../api/index.ts';
import type { Answer } from '../api/endpoints.ts';

export type Programme = Answer<'programme.read'>;

let loading: Promise<Programme> | null = null;

/** The policy as the pages speak of it; null until it has been read. */
export const programme = shallowRef<Programme | null>(null);

/** Reads it once; later calls get the same. */
export function loadProgramme(): Promise<Programme> {
  if (programme.value) return Promise.resolve(programme.value);
  loading ??= call('programme.read')
    .then((answer) => (programme.value = answer))
    .finally(() => (loading = null));
  return loading;
}
