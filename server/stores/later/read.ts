import type { Facts } from '../../../bot/policy/pack.ts';
import type { LifeState } from '../../contract/life.ts';
import type { Member } from '../../services/applications/members.ts';
import type {
  Attempt,
  ChangeState,
  Filed,
  LaterGround,
  MemberChange,
  Rectification,
  SupportRequest,
} from '../../services/later/ports.ts';
import type { Snapshot } from '../../services/submissions/ports.ts';
import type { Tx } from '../applications/hold.ts';
import { namesOf, personOf } from '../applications/read.ts';
import { readDecisions } from '../decisions/rows.ts';
import type * as rows from '../prisma-client/client.ts';

/** An application that gave the renewal up leaves room for another. */
const GIVEN_UP: readonly LifeState[] = ['refused', 'cancelled'];

/** The case first: what is read after it may be newer, never older than the version that it shows. */
export async function readLater(tx: Tx, id: string): Promise<LaterGround | null> {
  const application = await tx.application.findUnique({
    where: { id },
    include: { organisation: { select: { id: true, name: true, code: true } } },
  });
  if (application === null) return null;
  const { organisation, title, state, caseVersion, packId, packVersion, renewsId } = application;
  const named = title === '' ? organisation.name : title;
  return {
    application: { id, title: named, state: state as LifeState, caseVersion, packId, packVersion },
    organisation,
    filing: await readFiling(tx, id),
    ...(await readRequests(tx, id)),
    rectifications: await readRectifications(tx, id),
    attempts: await readAttempts(tx, id),
    renewal: await renewalOf(tx, id),
    renews: renewsId === null ? null : await renewed(tx, renewsId),
    decisions: await readDecisions(tx, id),
  };
}

async function readFiling(tx: Tx, applicationId: string): Promise<Filed | null> {
  const row = await tx.filing.findUnique({ where: { applicationId } });
  if (row === null) return null;
  const { id, number, filedOn, validUntil, endedOn, members, submissionId } = row;
  const submission = await tx.submission.findUnique({
    where: { id: submissionId },
    select: { snapshot: true },
  });
  const snapshot = submission?.snapshot as unknown as Snapshot | undefined;
  return {
    ...{ id, number, filedOn, validUntil, endedOn },
    members: members as unknown as Member[],
    facts: (snapshot?.facts ?? {}) as Facts,
    form: Object.fromEntries(
      Object.entries(snapshot?.form ?? {}).flatMap(([field, value]) =>
        typeof value === 'string' ? [[field, value]] : [],
      ),
    ),
  };
}

async function readRequests(tx: Tx, applicationId: string) {
  const orderBy = [{ requestedAt: 'desc' as const }, { id: 'desc' as const }];
  const changes = await tx.memberChange.findMany({ where: { applicationId }, orderBy });
  const support = await tx.supportRequest.findMany({ where: { applicationId }, orderBy });
  const names = await namesOf(
    tx,
    [...changes, ...support].map(({ requestedBy }) => requestedBy),
  );
  return {
    changes: changes.map((row) => presentChange(row, names)),
    support: support.map((row): SupportRequest => ({
      ...{ id: row.id, measure: row.measure, text: row.text, state: row.state as SupportRequest['state'] },
      ...{ by: personOf(names, row.requestedBy), at: row.requestedAt },
      ...{ answer: row.answer, answeredAt: row.answeredAt },
    })),
  };
}

function presentChange(row: rows.MemberChange, names: ReadonlyMap<string, string>): MemberChange {
  const { leaves, joins } = row.data as unknown as Pick<MemberChange, 'leaves' | 'joins'>;
  return {
    ...{ id: row.id, kind: row.kind as MemberChange['kind'], leaves, joins, reason: row.reason },
    ...{ state: row.state as ChangeState, by: personOf(names, row.requestedBy), at: row.requestedAt },
    ...{ decidedAt: row.decidedAt, answer: row.answer },
  };
}

async function readRectifications(tx: Tx, applicationId: string): Promise<Rectification[]> {
  const found = await tx.rectification.findMany({
    where: { applicationId },
    orderBy: [{ orderedAt: 'desc' }, { id: 'desc' }],
  });
  return found.map(({ id, ground, text, dueOn, state, orderedAt, answer, answeredAt, result, closedAt }) => ({
    ...{ id, ground, text, dueOn, state: state as Rectification['state'], at: orderedAt },
    ...{ answer, answeredAt, result, closedAt },
  }));
}

async function readAttempts(tx: Tx, applicationId: string): Promise<Attempt[]> {
  const events = await tx.applicationEvent.findMany({
    where: { applicationId, type: 'forbidden_step_refused' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 20,
  });
  return events.map(({ data, at }) => {
    const { step, reason } = data as { step: string; reason: string };
    return { step, reason, at };
  });
}

export async function renewalOf(tx: Tx, renewsId: string): Promise<string | null> {
  const found = await tx.application.findFirst({
    where: { renewsId, state: { notIn: [...GIVEN_UP] } },
    select: { id: true },
  });
  return found?.id ?? null;
}

const renewed = (tx: Tx, applicationId: string) =>
  tx.filing.findUnique({ where: { applicationId }, select: { number: true, validUntil: true } });
