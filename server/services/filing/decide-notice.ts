import type { FilingPolicy } from '../../../bot/policy/filing-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import { ServerError } from '../../errors.ts';
import { FILING_REASONS } from '../../phrases/filing.ts';
import { idFrom } from '../id-from.ts';
import type { NoticeDays } from './notice-days.ts';
import type { Case, Deed } from './ports.ts';
import { namesIn, publicContent } from './public-content.ts';

export interface Officer {
  contactId: string;
  role: 'observer' | 'reviewer' | 'lead' | 'administrator';
}
export interface OfficerAsks {
  officer: Officer;
  base: number;
  key: string;
  now: Date;
}
export const byOfficer = ({ officer: { contactId, role } }: OfficerAsks): Deed['by'] => ({
  kind: 'officer',
  id: contactId,
  role,
});

/** The programme's own policy of filing. @throws {ServerError} `no_filing_here` */
export function filingPolicy(pack: Pack): FilingPolicy {
  if (pack.filing) return pack.filing;
  throw new ServerError(409, 'no_filing_here', FILING_REASONS.noFilingHere);
}

/** Publishes what was handed in, word for word as the pack lets it leave the office. */
export function decideNotice(
  pack: Pack,
  stands: Case,
  period: NoticeDays & { workingDays: number },
  asked: OfficerAsks,
): Deed {
  const policy = filingPolicy(pack);
  const id = idFrom(asked.key, 'notice');
  const { startsOn, endsOn, provisional, workingDays } = period;
  const { snapshot } = submissionOf(stands);
  const named = { ...namesIn(pack, policy, snapshot), members: snapshot.members };
  const content = { ...publicContent(pack, policy, named), workingDays };
  const data = { notice: id, startsOn, endsOn, provisional, workingDays };
  return {
    does: { step: 'open_notice' },
    by: byOfficer(asked),
    ...{ base: asked.base, key: asked.key, now: asked.now, data },
    tell: [{ event: 'notice_opened', data }],
    writes: [{ type: 'open_notice', notice: { id, content, startsOn, endsOn, provisional } }],
  };
}

/** What the office has. A case beyond the draft always has one. */
export function submissionOf({ submission }: Case): NonNullable<Case['submission']> {
  if (submission) return submission;
  throw new Error('A case at the office has no version that was handed in.');
}
