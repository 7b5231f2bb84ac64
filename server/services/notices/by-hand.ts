import { ServerError } from '../../errors.ts';
import { NOTICE_REASONS } from '../../phrases/notices.ts';
import type { Place } from '../applications/ports.ts';
import type { ByHand, Delivery, DeliveryDesk } from './inbox-ports.ts';

interface Deps {
  desk: DeliveryDesk;
  /** Whether a person can be written to at all. */
  reaches: (identity: string) => boolean;
}

/** Has a notice sent again. @throws {ServerError} `not_found`, `no_channel`, `not_undelivered` */
export const createResendNotice =
  ({ desk, reaches }: Deps) =>
  async (asked: ByHand): Promise<Delivery> => {
    const found = await known(desk, asked.notice);
    if (!reaches(found.identity)) throw new ServerError(422, 'no_channel', NOTICE_REASONS.noChannel);
    if (!(await desk.resend(asked))) throw notUndelivered();
    return known(desk, asked.notice);
  };

/** Records that the person was told in another way. @throws {ServerError} `not_found`, `not_undelivered` */
export const createToldOtherwise =
  ({ desk }: Pick<Deps, 'desk'>) =>
  async (asked: ByHand): Promise<Delivery> => {
    await known(desk, asked.notice);
    if (!(await desk.told(asked))) throw notUndelivered();
    return known(desk, asked.notice);
  };

/** What the people of a case were told. @throws {ServerError} `not_found` */
export const createReadCaseNotices =
  ({ desk }: Pick<Deps, 'desk'>) =>
  async (application: string, after: Place | null, limit: number): Promise<readonly Delivery[]> => {
    if (!(await desk.hasCase(application)))
      throw new ServerError(404, 'not_found', NOTICE_REASONS.noSuchCase);
    return desk.ofCase(application, after, limit);
  };

async function known(desk: DeliveryDesk, notice: string): Promise<Delivery> {
  const found = await desk.find(notice);
  if (found === null) throw new ServerError(404, 'not_found', NOTICE_REASONS.noSuchNotice);
  return found;
}

const notUndelivered = () => new ServerError(409, 'not_undelivered', NOTICE_REASONS.notUndelivered);
