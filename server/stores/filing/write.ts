import type { Case, Deed, NextNumber, Write } from '../../services/filing/ports.ts';
import type { Tx } from '../applications/hold.ts';
import type { Prisma } from '../prisma-client/client.ts';
import { renewFiling } from '../later/renewals.ts';
import { startReminder, stopReminder } from '../reminders/reminders.ts';

/** Whoever counts the same at the same time waits for this row. */
export const createCounter =
  (tx: Tx): NextNumber =>
  async (kind, period) => {
    const rows = await tx.$queryRaw<{ last: number }[]>`
      INSERT INTO number_counter (kind, day, last) VALUES (${kind}, ${period}, 1)
      ON CONFLICT (kind, day) DO UPDATE SET last = number_counter.last + 1 RETURNING last`;
    return rows[0]!.last;
  };

/** Makes the changes of a decision, in the transaction that holds the case. */
export async function makeChanges(tx: Tx, stands: Case, { writes, by, now }: Deed): Promise<void> {
  for (const write of writes) await make(tx, stands, write, { by: by.id ?? by.kind, now });
}

interface Who {
  by: string;
  now: Date;
}

async function make(tx: Tx, stands: Case, write: Write, who: Who): Promise<void> {
  switch (write.type) {
    case 'open_notice':
      return openNotice(tx, stands, write.notice, who);
    case 'move_notice_end': {
      const data = { endsOn: write.endsOn, provisional: false };
      await tx.publicNotice.update({ where: { id: write.notice }, data });
      return remindOfEnd(tx, stands, write.notice, write.endsOn, who.now);
    }
    case 'close_notice': {
      const data = { state: write.state, endedAt: who.now };
      await tx.publicNotice.update({ where: { id: write.notice }, data });
      return stopReminder(tx, 'notice_end', write.notice, who.now);
    }
    case 'add_objection': {
      const data = { ...write.objection, applicationId: stands.id, receivedAt: who.now, state: 'open' };
      return void (await tx.objection.create({ data }));
    }
    case 'answer_objection': {
      const { objection: id, state, answer } = write;
      const data = { state, answer, handledBy: who.by, handledAt: who.now };
      return void (await tx.objection.update({ where: { id }, data }));
    }
    case 'add_filing':
      return addFiling(tx, stands, write.filing, who);
  }
}

type NoticeOf = Extract<Write, { type: 'open_notice' }>['notice'];
async function openNotice(tx: Tx, stands: Case, notice: NoticeOf, { by, now }: Who) {
  const applicationId = stands.id;
  const { id, content, startsOn, endsOn, provisional } = notice;
  await tx.publicNotice.create({
    data: {
      ...{ id, applicationId, startsOn, endsOn, provisional, state: 'running', openedBy: by, openedAt: now },
      content: content as unknown as Prisma.InputJsonObject,
    },
  });
  await remindOfEnd(tx, stands, id, endsOn, now);
}

const remindOfEnd = (tx: Tx, { id: applicationId }: Case, notice: string, dueOn: string, at: Date) =>
  startReminder(tx, { kind: 'notice_end', subjectId: notice, applicationId, dueOn, at });

type FilingOf = Extract<Write, { type: 'add_filing' }>['filing'];
async function addFiling(tx: Tx, { id: applicationId, organisationId }: Case, filing: FilingOf, who: Who) {
  const { lead, members, ...given } = filing;
  await tx.filing.create({
    data: {
      ...given,
      ...{ applicationId, organisationId, leadName: lead, filedBy: who.by, filedAt: who.now },
      members: members as unknown as Prisma.InputJsonArray,
    },
  });
  const reminder = { applicationId, subjectId: filing.id, dueOn: filing.validUntil, at: who.now };
  await startReminder(tx, { kind: 'validity', ...reminder });
  await renewFiling(tx, applicationId, filing.id, who.now);
}
