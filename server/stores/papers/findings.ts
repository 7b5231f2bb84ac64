import { ServerError } from '../../errors.ts';
import { idFrom } from '../../services/id-from.ts';
import type { CheckOutcome, Deed, NewFinding, PaperFile, PaperFinding } from '../../services/papers/ports.ts';
import type { PrismaClient } from '../database.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import { tell } from './change.ts';
import { readFinding } from './rows.ts';

type Checked = Pick<PaperFile, 'id' | 'applicationId' | 'documentId'>;
interface Outcome {
  check: CheckOutcome;
  findings: readonly NewFinding[];
}

/** What the pre-check found, and what people made of it. */
export function createFindingChanges(prisma: PrismaClient) {
  return {
    replaceFindings: (file: Checked, outcome: Outcome, now: Date) =>
      whileHolding(prisma, file.applicationId, (tx) => replace(tx, file, outcome, now)),

    dismiss: (findingId: string, reason: string, deed: Deed) =>
      decide(prisma, findingId, deed, 'finding_dismissed', {
        dismissedBy: deed.contactId,
        dismissedAt: deed.now,
        dismissedReason: reason,
      }),

    reopen: (findingId: string, deed: Deed) =>
      decide(prisma, findingId, deed, 'finding_reopened', {
        dismissedBy: null,
        dismissedAt: null,
        dismissedReason: null,
      }),
  };
}

/** The same hint of the same file is the same row, so that looking again takes no decision back. */
async function replace(tx: Tx, file: Checked, { check, findings }: Outcome, now: Date): Promise<void> {
  const rows = new Map<string, NewFinding & { position: number }>();
  findings.forEach((finding, position) => {
    const id = idFrom(file.id, `finding:${finding.code}\0${finding.place ?? ''}\0${finding.text}`);
    if (!rows.has(id)) rows.set(id, { ...finding, position });
  });
  const before = await tx.finding.findMany({ where: { fileId: file.id }, select: { id: true } });
  const removed = await tx.finding.deleteMany({
    where: { fileId: file.id, id: { notIn: [...rows.keys()] } },
  });
  const known = new Set(before.map(({ id }) => id));
  const added = [...rows].filter(([id]) => !known.has(id));
  const { applicationId, documentId } = file;
  await tx.finding.createMany({
    data: added.map(([id, row]) => ({
      id,
      applicationId,
      fileId: file.id,
      documentId,
      createdAt: now,
      ...row,
    })),
  });
  await tx.paperFile.updateMany({ where: { id: file.id }, data: { check } });
  if (added.length + removed.count === 0) return;
  await tell(tx, { applicationId, contactId: null, key: '', now }, null);
}

async function decide(
  prisma: PrismaClient,
  findingId: string,
  deed: Deed,
  type: string,
  data: { dismissedBy: string | null; dismissedAt: Date | null; dismissedReason: string | null },
): Promise<PaperFinding> {
  return whileHolding(prisma, deed.applicationId, async (tx) => {
    const finding = await readFinding(tx, deed.applicationId, findingId);
    if (finding === null) {
      throw new ServerError(404, 'not_found', '没有找到这条提示，文件可能已重新检查，请刷新后再看。');
    }
    if ((finding.dismissed === null) === (data.dismissedBy === null)) return finding;
    await tx.finding.update({ where: { id: findingId }, data });
    const { fileId, documentId, code } = finding;
    const reason = data.dismissedReason === null ? {} : { reason: data.dismissedReason };
    await tell(tx, deed, {
      type,
      data: { finding: findingId, file: fileId, document: documentId, code, ...reason },
    });
    return (await readFinding(tx, deed.applicationId, findingId))!;
  });
}
