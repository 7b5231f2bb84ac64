import type { LifeState } from '../../contract/life.ts';
import type {
  Case,
  Filing,
  Member,
  Notice,
  NoticeContent,
  NoticeState,
  Objection,
} from '../../services/filing/ports.ts';
import type { Snapshot } from '../../services/submissions/ports.ts';
import type { Tx } from '../applications/hold.ts';
import { namesOf, personOf } from '../applications/read.ts';
import type {
  Filing as FilingRow,
  Objection as ObjectionRow,
  PublicNotice,
} from '../prisma-client/client.ts';

type Names = Awaited<ReturnType<typeof namesOf>>;

export async function readCase(tx: Tx, id: string): Promise<Case | null> {
  const row = await tx.application.findUnique({
    where: { id },
    select: { organisationId: true, packId: true, packVersion: true, state: true, caseVersion: true },
  });
  if (row === null) return null;
  const latestFirst = [{ openedAt: 'desc' as const }, { id: 'desc' as const }];
  const notices = await tx.publicNotice.findMany({ where: { applicationId: id }, orderBy: latestFirst });
  const objections = await tx.objection.findMany({
    where: { applicationId: id },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
  });
  const filing = await tx.filing.findUnique({ where: { applicationId: id } });
  const submission = await tx.submission.findFirst({
    where: { applicationId: id, state: 'submitted' },
    orderBy: { version: 'desc' },
    select: { id: true, snapshot: true },
  });
  const names = await namesOf(tx, [
    ...notices.map(({ openedBy }) => openedBy),
    ...objections.map(({ handledBy }) => handledBy),
    filing?.filedBy ?? null,
  ]);
  return {
    ...{ id, organisationId: row.organisationId, caseVersion: row.caseVersion },
    pack: { packId: row.packId, packVersion: row.packVersion },
    state: row.state as LifeState,
    submission: submission && { id: submission.id, snapshot: submission.snapshot as unknown as Snapshot },
    notices: notices.map((notice) => presentNotice(notice, names)),
    objections: objections.map((objection) => presentObjection(objection, names)),
    filing: filing && presentFiling(filing, names),
  };
}

/** Who opened them is the office's concern: those that are shown to all come without names. */
export const presentNotice = (row: PublicNotice, names: Names = new Map()): Notice => ({
  ...{ id: row.id, applicationId: row.applicationId, startsOn: row.startsOn, endsOn: row.endsOn },
  content: row.content as unknown as NoticeContent,
  provisional: row.provisional,
  state: row.state as NoticeState,
  openedBy: personOf(names, row.openedBy),
  openedAt: row.openedAt,
});

const presentObjection = (row: ObjectionRow, names: Names): Objection => ({
  ...{ id: row.id, noticeId: row.noticeId, number: row.number, text: row.text, receivedAt: row.receivedAt },
  ...{ name: row.name, unit: row.unit, address: row.address, phone: row.phone, answer: row.answer },
  state: row.state as Objection['state'],
  handledBy: row.handledBy === null ? null : personOf(names, row.handledBy),
  handledAt: row.handledAt,
});

export const presentFiling = (row: FilingRow, names: Names = new Map()): Filing => ({
  ...{ id: row.id, applicationId: row.applicationId, number: row.number, verifyCode: row.verifyCode },
  ...{ title: row.title, lead: row.leadName, field: row.field },
  members: row.members as unknown as Member[],
  ...{ filedOn: row.filedOn, validUntil: row.validUntil, endedOn: row.endedOn },
  filedBy: personOf(names, row.filedBy),
});
