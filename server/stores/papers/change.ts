import { idFrom } from '../../services/id-from.ts';
import { announce } from '../applications/write.ts';
import type { Tx } from '../applications/hold.ts';
import type { Prisma } from '../prisma-client/client.ts';

export interface Change {
  applicationId: string;
  /** Null: the program itself. */
  contactId: string | null;
  key: string;
  now: Date;
}
export interface Event {
  type: string;
  data: Readonly<Record<string, unknown>>;
}

/** The application's next version, an event for the timeline, and news for the conversations. */
export async function tell(tx: Tx, change: Change, event: Event | null): Promise<void> {
  const { applicationId, contactId, key, now } = change;
  if (event !== null) {
    const id = idFrom(key, `event:${event.type}`);
    const data = event.data as Prisma.InputJsonObject;
    await tx.applicationEvent.createMany({
      data: [{ id, applicationId, type: event.type, data, contactId, at: now }],
      skipDuplicates: true,
    });
  }
  await announce(tx, applicationId, now);
}
