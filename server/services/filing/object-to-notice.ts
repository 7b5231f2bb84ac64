import type { z } from 'zod';
import type { objectionSchema } from '../../contract/notices.ts';
import { ServerError } from '../../errors.ts';
import { FILING_REASONS } from '../../phrases/filing.ts';
import { dayAt } from '../calendar/days.ts';
import { idFrom } from '../id-from.ts';
import { isOver } from './notice-days.ts';
import { objectionNumber } from './numbers.ts';
import type { FilingDeps } from './open-notice.ts';
import type { Deed, Objection } from './ports.ts';

type Form = z.output<typeof objectionSchema>;
export interface Objecting {
  notice: string;
  form: Form;
  now: Date;
}

/** The page names the form, so that one sent again over a bad network is one objection. @throws {ServerError} `not_found`, `notice_over` */
export const createObjectToNotice =
  ({ store, afterChange }: Pick<FilingDeps, 'store' | 'afterChange'>) =>
  async ({ notice: id, form, now }: Objecting): Promise<{ number: string; receivedAt: string }> => {
    const found = await store.notice(id);
    if (found === null || found.notice.state === 'revoked') throw noNotice();
    const { applicationId } = found.notice;
    const key = `objection:${id}:${form.form}`;
    let made: Pick<Objection, 'number' | 'receivedAt'> = { number: '', receivedAt: now };
    await store.carryOut(applicationId, async (stands, next) => {
      const mine = stands.objections.find((objection) => objection.id === idFrom(key, 'objection'));
      if (mine) {
        made = mine;
        return null;
      }
      const notice = stands.notices.find((one) => one.id === id)!;
      if (isOver(notice, dayAt(now))) throw new ServerError(409, 'notice_over', FILING_REASONS.noticeOver);
      const day = dayAt(now);
      const number = objectionNumber(day, await next('objection', day));
      made = { number, receivedAt: now };
      return objection(notice.id, number, form, { key, now });
    });
    afterChange(applicationId, now);
    return { number: made.number, receivedAt: made.receivedAt.toISOString() };
  };

export const noNotice = () => new ServerError(404, 'not_found', FILING_REASONS.noNotice);

/** Who objects goes into the objection alone: timeline, audit trail and notices hold its number. */
function objection(
  noticeId: string,
  number: string,
  form: Form,
  { key, now }: Pick<Deed, 'key' | 'now'>,
): Deed {
  const id = idFrom(key, 'objection');
  const { name, address, phone, text } = form;
  const unit = form.kind === 'unit' ? form.unit : '';
  return {
    does: { step: 'receive_objection' },
    by: { kind: 'public', id: null, role: 'public' },
    ...{ base: null, key, now, data: { objection: id, number } },
    tell: [{ event: 'objection_received', data: { number } }],
    writes: [
      { type: 'add_objection', objection: { id, noticeId, number, name, unit, address, phone, text } },
    ],
  };
}
