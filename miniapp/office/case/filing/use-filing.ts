import type { ShallowRef } from 'vue';
import { ApiError, call } from '../../../api/index.ts';
import type { Answer, Input } from '../../../api/endpoints.ts';
import { tellTrouble } from '../../../state/notices.ts';
import { useLoad, type Loaded } from '../../../state/use-load.ts';
import { useWrite } from '../../../state/use-write.ts';

export type CaseFiling = Answer<'office_filing.read'>;
export type CaseObjection = CaseFiling['objections'][number];

/** Notice, objections and filing of one case, and the steps that an officer takes with them. */
export function useFiling(application: string, changed: () => void) {
  const loaded = useLoad((signal) => call('office_filing.read', { params: { application } }, { signal }));

  /** A colleague was faster: what is shown is read anew, and what was typed stays. */
  function tell(error: unknown): void {
    tellTrouble(error);
    if (error instanceof ApiError && error.status === 409) void done();
  }
  async function done(): Promise<void> {
    await loaded.reload();
    changed();
  }
  const writes = {
    open: useWrite('office_filing.open_notice', { tell }),
    answer: useWrite('office_filing.answer_objection', { tell }),
    file: useWrite('office_filing.file', { tell }),
  };
  const base = () => loaded.data.value?.caseVersion ?? 0;

  return {
    application,
    loaded: loaded as Loaded<CaseFiling>,
    busy: {
      open: writes.open.busy as ShallowRef<boolean>,
      answer: writes.answer.busy as ShallowRef<boolean>,
      file: writes.file.busy as ShallowRef<boolean>,
    },
    async openNotice(): Promise<boolean> {
      const made = await writes.open.run({ params: { application }, body: { base: base() } });
      if (made) await done();
      return made !== null;
    },
    async answer(
      objection: string,
      given: Omit<Input<'office_filing.answer_objection'>['body'], 'base'>,
    ): Promise<boolean> {
      const params = { application, objection };
      const made = await writes.answer.run({ params, body: { base: base(), ...given } });
      if (made) await done();
      return made !== null;
    },
    /** The number that it was given; null where it was not filed. */
    async file(validUntil: string): Promise<string | null> {
      const made = await writes.file.run({ params: { application }, body: { base: base(), validUntil } });
      if (made) await done();
      return made?.answer.number ?? null;
    },
  };
}
export type FilingDesk = ReturnType<typeof useFiling>;
