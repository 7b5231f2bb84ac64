import { idFrom } from '../../services/id-from.ts';
import type { Tx } from '../applications/hold.ts';
import { Prisma } from '../prisma-client/client.ts';

/** Something that people are to hear of. */
export interface NewNotice {
  /** Together with the event, names it: told once, however often it is tried. */
  key: string;
  event: string;
  /** What the sentences need: names, numbers, days. */
  data?: Readonly<Record<string, unknown>>;
  /** Contact ids, where it is not for the audiences of the event's templates. */
  contacts?: readonly string[];
}

/** The outbox: rows of the same transaction as the change itself; people are told from them afterwards. */
export async function addNoticeEvents(
  tx: Tx,
  applicationId: string | null,
  notices: readonly NewNotice[],
  at: Date,
): Promise<void> {
  if (notices.length === 0) return;
  await tx.noticeEvent.createMany({
    data: notices.map(({ key, event, data = {}, contacts }) => ({
      ...{ id: idFrom(key, `notice:${event}`), event, applicationId, at },
      data: data as Prisma.InputJsonObject,
      contacts: contacts ? [...contacts] : Prisma.DbNull,
    })),
    skipDuplicates: true,
  });
}
