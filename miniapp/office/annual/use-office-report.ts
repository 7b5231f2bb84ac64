import { shallowRef } from 'vue';
import { ApiError, call, newId } from '../../api/index.ts';
import type { Input } from '../../api/endpoints.ts';
import { tellTrouble } from '../../state/notices.ts';
import { useLoad } from '../../state/use-load.ts';
import type { OfficeReport } from './annual-words.ts';

/** One report on the desk, and what is done to it. What a colleague was faster with is read anew; nothing typed is lost by it. */
export function useOfficeReport(report: string) {
  const params = { report };
  const busy = shallowRef(false);
  const loaded = useLoad((signal) => call('office_annual.read', { params }, { signal }));

  /** The report after it, or null where it was not done: the officer has been told. */
  async function act<I extends keyof Bodies>(
    id: I,
    body: Omit<Bodies[I], 'base'>,
  ): Promise<OfficeReport | null> {
    const base = loaded.data.value?.version;
    if (busy.value || base === undefined) return null;
    busy.value = true;
    try {
      const input = { params, body: { ...body, base } } as unknown;
      return (loaded.data.value = await (call as Loose)(id, input, { key: newId() }));
    } catch (error) {
      tellTrouble(error);
      if (error instanceof ApiError && error.status === 409) await loaded.reload();
      return null;
    } finally {
      busy.value = false;
    }
  }
  return { loaded, busy, act };
}
export type ReportDesk = ReturnType<typeof useOfficeReport>;

interface Bodies {
  'office_annual.begin': Input<'office_annual.begin'>['body'];
  'office_annual.correct': Input<'office_annual.correct'>['body'];
  'office_annual.accept': Input<'office_annual.accept'>['body'];
  'office_annual.score': Input<'office_annual.score'>['body'];
  'office_annual.send': Input<'office_annual.send'>['body'];
}
type Loose = (id: keyof Bodies, input: unknown, options: { key: string }) => Promise<OfficeReport>;
