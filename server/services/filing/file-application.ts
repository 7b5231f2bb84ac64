import { ServerError } from '../../errors.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import { FILING_REASONS } from '../../phrases/filing.ts';
import { dayAt } from '../calendar/days.ts';
import { idFrom } from '../id-from.ts';
import { byOfficer, filingPolicy, submissionOf, type OfficerAsks } from './decide-notice.ts';
import { isOver } from './notice-days.ts';
import { filingNumber } from './numbers.ts';
import type { FilingDeps } from './open-notice.ts';
import type { Case, Deed, NextNumber, Notice, Write } from './ports.ts';
import { namesIn } from './public-content.ts';
import { validityFrom } from './validity.ts';

export interface Filing extends OfficerAsks {
  application: string;
  validUntil: string;
}

/** @param newCode of the page of verification: not to be guessed */
export const createFileApplication =
  ({ packs, store, afterChange, newCode }: FilingDeps & { newCode: () => string }) =>
  async (asked: Filing) => {
    let number = '';
    const done = await store.carryOut(asked.application, async (stands, next) => {
      if (stands.filing?.id === idFrom(asked.key, 'filing')) {
        number = stands.filing.number;
        return null;
      }
      const deed = await decideFiling(packs.of(stands.pack), stands, asked, newCode(), next);
      number = deed.number;
      return deed.deed;
    });
    afterChange(asked.application, asked.now);
    return { ...done, number };
  };

/** @throws {ServerError} `notice_running`, `objection_open`, `bad_validity` */
export async function decideFiling(
  pack: Pack,
  stands: Case,
  asked: Filing,
  verifyCode: string,
  next: NextNumber,
): Promise<{ deed: Deed; number: string }> {
  const policy = filingPolicy(pack);
  const today = dayAt(asked.now);
  const submission = submissionOf(stands);
  requireClear(stands, today);
  requireValidity(pack, today, asked.validUntil);
  const year = today.slice(0, 4);
  const number = filingNumber(policy, year, await next('filing', year));
  const id = idFrom(asked.key, 'filing');
  const filing = {
    ...{ id, number, verifyCode, submissionId: submission.id, filedOn: today, validUntil: asked.validUntil },
    ...namesIn(pack, policy, submission.snapshot),
    members: submission.snapshot.members,
  };
  const data = { filing: id, number, filedOn: today, validUntil: asked.validUntil };
  const deed: Deed = {
    does: { step: 'file' },
    by: byOfficer(asked),
    ...{ base: asked.base, key: asked.key, now: asked.now, data },
    tell: [{ event: 'filed', data: { number, validUntil: asked.validUntil } }],
    writes: [...closing(stands.notices[0]), { type: 'add_filing', filing }],
  };
  return { deed, number };
}

/** The clock that ends notices may not have come by yet. */
const closing = (notice: Notice | undefined): Write[] =>
  notice?.state === 'running' ? [{ type: 'close_notice', notice: notice.id, state: 'ended' }] : [];

interface Blocker {
  code: 'notice_running' | 'objection_open';
  text: string;
}

/** What stands against filing on a day. */
export function blockersOf({ notices: [notice], objections }: Case, today: string): Blocker[] {
  const open = objections.filter(({ state }) => state === 'open').length;
  const waiting: Blocker[] =
    open > 0 ? [{ code: 'objection_open', text: FILING_REASONS.objectionsOpen(open) }] : [];
  const running = runningText(notice, today);
  return [...(running === null ? [] : [{ code: 'notice_running' as const, text: running }]), ...waiting];
}

function runningText(notice: Notice | undefined, today: string): string | null {
  if (notice === undefined || notice.state === 'revoked') return FILING_REASONS.noticeMissing;
  if (isOver(notice, today)) return null;
  const late = notice.provisional && notice.endsOn < today;
  return late ? FILING_REASONS.noticeProvisional(notice.endsOn) : FILING_REASONS.noticeRunning(notice.endsOn);
}

function requireClear(stands: Case, today: string): void {
  // In any other state it is the state that stands against it, and the machine says so.
  if (stands.state !== 'public_notice' && stands.state !== 'objection') return;
  const [blocker] = blockersOf(stands, today);
  if (blocker) throw new ServerError(409, blocker.code, blocker.text);
}

function requireValidity(pack: Pack, today: string, validUntil: string): void {
  const { latest } = validityFrom(today, filingPolicy(pack), 1);
  const exists = new Date(validUntil).toISOString().slice(0, 10) === validUntil;
  if (exists && today < validUntil && validUntil <= latest) return;
  throw new ServerError(422, 'bad_validity', FILING_REASONS.badValidity(today, latest));
}
