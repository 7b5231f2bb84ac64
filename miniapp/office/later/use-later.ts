import { shallowRef } from 'vue';
import { ApiError, call } from '../../api/index.ts';
import type { Answer, EndpointId, Input } from '../../api/endpoints.ts';
import { tellDone, tellTrouble } from '../../state/notices.ts';
import { useLoad } from '../../state/use-load.ts';
import { useWrite } from '../../state/use-write.ts';
import { recount } from '../state/counts.ts';

export type LaterCase = Answer<'office_later.read'>;
/** Every write that is answered with the case as it is then. */
export type LaterWrite = { [I in EndpointId]: Answer<I> extends LaterCase ? I : never }[EndpointId];

/** A filed consortium as an officer works on it. @param changed told after every write, such as to read the case itself anew */
export function useLater(application: string, caseVersion: () => number, changed: () => void) {
  const loaded = useLoad(
    (signal) => call('office_later.read', { params: { application } }, { signal }),
    caseVersion,
  );
  const busy = shallowRef(false);

  /** What was written stays where it is: the officer looks at what has changed and sends it once more. */
  function meet(error: unknown): void {
    if (error instanceof ApiError && error.status === 409) void loaded.reload();
    tellTrouble(error);
  }

  /** Whether it was done; if not, the officer has been told why. */
  async function act<I extends LaterWrite>(id: I, input: Input<I>, said: string): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    const done = await useWrite(id, { tell: meet }).run(input);
    busy.value = false;
    if (done === null) return false;
    loaded.data.value = done.answer as LaterCase;
    tellDone(said);
    recount();
    changed();
    return true;
  }
  return { application, loaded, busy, act };
}
export type LaterDesk = ReturnType<typeof useLater>;
