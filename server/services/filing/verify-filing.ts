import { ServerError } from '../../errors.ts';
import { FILING_REASONS } from '../../phrases/filing.ts';
import { dayAt } from '../calendar/days.ts';
import { quoted } from './about.ts';
import { filingPolicy } from './decide-notice.ts';
import type { FilingDeps } from './open-notice.ts';
import { publicContent } from './public-content.ts';
import { filingStatus } from './validity.ts';

/** What is public of a filing, to whoever has the code of its certificate. @throws {ServerError} `not_found` */
export const createVerifyFiling =
  ({ packs, store }: Pick<FilingDeps, 'packs' | 'store'>) =>
  async (code: string, now: Date) => {
    const found = await store.filingByCode(code);
    if (found === null) throw new ServerError(404, 'not_found', FILING_REASONS.noVerification);
    const { filing, state } = found;
    const pack = packs.of(found.pack);
    const policy = filingPolicy(pack);
    return {
      ...publicContent(pack, policy, filing),
      ...{ number: filing.number, filedOn: filing.filedOn, validUntil: filing.validUntil },
      ...{ programme: pack.manifest.programme, issuer: pack.manifest.issuer },
      status: filingStatus(state, filing.validUntil, dayAt(now)),
      endedOn: filing.endedOn,
      clauses: quoted(pack, policy.filing.clauses),
      checkedAt: now.toISOString(),
    };
  };
