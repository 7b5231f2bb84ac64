import { shallowRef, type ShallowRef } from 'vue';
import { ApiError, call, newId } from '../api/index.ts';
import type { Answer, EndpointId, Input } from '../api/endpoints.ts';
import { tellTrouble } from './notices.ts';

export interface Write<I extends EndpointId> {
  busy: ShallowRef<boolean>;
  /** Of the last attempt; null after a success. For showing faults beside fields. */
  error: ShallowRef<ApiError | null>;
  /** The answer, or null when it failed; the person has then been told. A second tap while it runs does nothing. */
  run(input: Input<I>): Promise<{ answer: Answer<I> } | null>;
}

/**
 * One write of a page, such as handing in. Tried again with the same input after a failure it is the same write to the server, so that
 * a first attempt that did arrive is not carried out twice.
 */
export function useWrite<I extends EndpointId>(
  id: I,
  { tell = tellTrouble }: { tell?: (error: unknown) => void } = {},
): Write<I> {
  const busy = shallowRef(false);
  const error = shallowRef<ApiError | null>(null);
  let unsettled: { key: string; input: string } | null = null;

  async function run(input: Input<I>): Promise<{ answer: Answer<I> } | null> {
    if (busy.value) return null;
    busy.value = true;
    const written = JSON.stringify(input);
    const { key } = (unsettled = unsettled?.input === written ? unsettled : { key: newId(), input: written });
    try {
      const answer = await (call as Loose<I>)(id, input, { key });
      unsettled = null;
      error.value = null;
      return { answer };
    } catch (failure) {
      error.value = failure instanceof ApiError ? failure : null;
      tell(failure);
      return null;
    } finally {
      busy.value = false;
    }
  }
  return { busy, error, run };
}

type Loose<I extends EndpointId> = (id: I, input: Input<I>, options: { key: string }) => Promise<Answer<I>>;
