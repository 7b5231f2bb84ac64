import { ServerError } from '../../errors.ts';
import { FILING_REASONS } from '../../phrases/filing.ts';
import { notFound } from '../applications/read-application.ts';
import { byOfficer, type OfficerAsks } from './decide-notice.ts';
import type { FilingDeps } from './open-notice.ts';
import type { Case, Deed, Objection, Write } from './ports.ts';

export interface Answering extends OfficerAsks {
  application: string;
  objection: string;
  decision: 'dismiss' | 'uphold';
  answer: string;
}

/** @throws {ServerError} `not_found`, `objection_answered`, `impossible_step` and others */
export const createAnswerObjection =
  ({ store, afterChange }: Pick<FilingDeps, 'store' | 'afterChange'>) =>
  async (asked: Answering) => {
    const done = await store.carryOut(asked.application, (stands) => decideAnswer(stands, asked));
    afterChange(asked.application, asked.now);
    return done;
  };

export function decideAnswer(stands: Case, asked: Answering): Deed | null {
  const found = stands.objections.find(({ id }) => id === asked.objection);
  if (found === undefined) throw notFound();
  if (found.state !== 'open') {
    if (isSame(found, asked)) return null;
    throw new ServerError(409, 'objection_answered', FILING_REASONS.objectionAnswered);
  }
  const upheld = asked.decision === 'uphold';
  const state = upheld ? ('upheld' as const) : ('dismissed' as const);
  const event = `objection_${state}`;
  const data = { objection: found.id, number: found.number };
  const answer: Write = { type: 'answer_objection', objection: found.id, state, answer: asked.answer };
  return {
    does: doesWhat(stands, found, asked),
    by: byOfficer(asked),
    ...{ base: asked.base, key: asked.key, now: asked.now, data },
    tell: [{ event, data }],
    writes: [answer, ...(upheld ? revoked(stands) : [])],
  };
}

const isSame = ({ state, answer }: Objection, asked: Answering) =>
  state === (asked.decision === 'uphold' ? 'upheld' : 'dismissed') && answer === asked.answer;

/**
 * The last open one leads back to the notice, one that is upheld to the review. What is still open then is answered like any other, and
 * changes nothing more.
 */
function doesWhat(stands: Case, { id }: Objection, { decision }: Answering): Deed['does'] {
  if (decision === 'uphold' && stands.state === 'objection') return { step: 'uphold_objection' };
  const others = stands.objections.some((one) => one.state === 'open' && one.id !== id);
  if (stands.state === 'objection' && !others) return { step: 'dismiss_objection' };
  return { action: 'objection_answered', visible: false };
}

const revoked = ({ notices }: Case): Write[] =>
  notices
    .filter(({ state }) => state !== 'revoked')
    .map(({ id }) => ({ type: 'close_notice', notice: id, state: 'revoked' }));
