import { notFound } from '../applications/read-application.ts';
import type { FilingDeps } from './open-notice.ts';
import { presentFiling, presentNotice } from './present.ts';

/** Notice and filing as the applicant's people see them: of objections only how many. @throws {ServerError} `not_found` */
export const createReadOwnFiling =
  ({ packs, store, publicUrl }: Pick<FilingDeps, 'packs' | 'store'> & { publicUrl: () => string }) =>
  async (application: string, now: Date) => {
    const stands = await store.case(application);
    if (stands === null) throw notFound();
    const [notice] = stands.notices;
    const ofNotice = stands.objections.filter(({ noticeId }) => noticeId === notice?.id);
    const open = ofNotice.filter(({ state }) => state === 'open').length;
    return {
      notice: notice ? presentNotice(notice) : null,
      objections: { open, handled: ofNotice.length - open },
      filing: stands.filing && presentFiling(stands.filing, stands.state, publicUrl(), now),
      clauses: packs.of(stands.pack).filing?.filing.clauses ?? [],
    };
  };
