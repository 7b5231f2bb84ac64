import type { Deed, NewVersion, Patch } from '../../services/annual/ports.ts';
import { reportLink } from '../../services/annual/links.ts';
import type { Tx } from '../applications/hold.ts';
import { act } from '../life/advance.ts';
import { Prisma } from '../prisma-client/client.ts';
import { startReminder, stopReminder } from '../reminders/reminders.ts';
import { nextReceipt } from '../submissions/receipts.ts';

interface About {
  id: string;
  applicationId: string;
}

/** Carries out a step inside the transaction that holds the application: report, version, sheet, reminder, record and notices, all or nothing. */
export async function carryOut(tx: Tx, report: About, deed: Deed): Promise<void> {
  const { handIn: handed } = deed;
  const number = handed && handed.numbered(await nextReceipt(tx, handed.day));
  const data =
    handed === undefined ? deed.data : { ...deed.data, number, handedIn: handed.id, digest: handed.digest };
  const told = { ...data, link: reportLink(report) };
  const { applicationId } = report;
  const { action, key, now, visible, by } = deed;
  await act(tx, {
    ...{ applicationId, action, key, now, visible, data, base: null },
    by: by.kind === 'applicant' ? { ...by, role: 'applicant' } : { ...by, role: 'reviewer' },
    notices: deed.notice === null ? [] : [{ key, event: deed.notice, data: told }],
    effect: async () => {
      await patch(tx, report.id, deed.patch);
      if (number !== undefined) await handIn(tx, report.id, deed.handIn!, number, by.id, now);
      await keepSheet(tx, report.id, deed);
      await remind(tx, report, deed);
    },
  });
}

async function patch(tx: Tx, id: string, { correction, values, marks, ...plain }: Patch): Promise<void> {
  await tx.annualReport.update({
    where: { id },
    data: {
      ...plain,
      ...(values && { values }),
      ...(marks && { marks: marks as unknown as Prisma.InputJsonObject }),
      ...(correction === undefined ? {} : { corrections: correctionJson(correction) }),
      version: { increment: 1 },
    },
  });
}

const correctionJson = (correction: Patch['correction']) =>
  correction === null ? Prisma.DbNull : (correction as unknown as Prisma.InputJsonObject);

async function handIn(
  tx: Tx,
  reportId: string,
  { id, version, snapshot, digest }: NewVersion,
  number: string,
  by: string,
  at: Date,
): Promise<void> {
  await tx.annualReportVersion.create({
    data: {
      ...{ id, reportId, version, number, digest, submittedBy: by, submittedAt: at },
      snapshot: snapshot as unknown as Prisma.InputJsonObject,
    },
  });
}

async function keepSheet(tx: Tx, reportId: string, { evaluation, by }: Deed): Promise<void> {
  if (evaluation === undefined) return;
  const sheet = { ...evaluation, officerId: by.id };
  await tx.evaluation.upsert({
    where: { reportId },
    create: { reportId, ...sheet },
    update: { ...sheet, version: { increment: 1 } },
  });
}

async function remind(tx: Tx, { id, applicationId }: About, { reminder, now }: Deed): Promise<void> {
  if (reminder === undefined) return;
  if (reminder === 'stop') await stopReminder(tx, 'annual', id, now);
  else {
    const about = { kind: 'annual', subjectId: id, applicationId } as const;
    await startReminder(tx, { ...about, dueOn: reminder.dueOn, at: now });
  }
}
