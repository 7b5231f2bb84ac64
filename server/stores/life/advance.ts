import type { LifeState } from '../../contract/life.ts';
import { ServerError } from '../../errors.ts';
import { CASE_CHANGED } from '../../phrases/life.ts';
import { idFrom } from '../../services/id-from.ts';
import { nextState, TRANSITIONS, type StepRole, type TransitionId } from '../../services/life/machine.ts';
import { announce } from '../applications/write.ts';
import type { Tx } from '../applications/hold.ts';
import { appendAudit } from '../audit/append.ts';
import type { Prisma } from '../prisma-client/client.ts';
import { addNoticeEvents, type NewNotice } from './notice-events.ts';

export interface Actor {
  kind: 'applicant' | 'officer' | 'system' | 'public';
  /** Contact id; null where nobody is signed in. */
  id: string | null;
  role: StepRole;
}

interface Deed {
  applicationId: string;
  by: Actor;
  /** The case version that the actor saw; null: whatever it is. */
  base: number | null;
  /** Names this write across its retries. */
  key: string;
  now: Date;
  /** For the timeline and the audit trail. */
  data?: Readonly<Record<string, unknown>>;
  notices?: readonly NewNotice[];
  /** What else changes with it; runs before anything is recorded, and never twice. */
  effect?: () => Promise<void>;
}
export interface Step extends Deed {
  transition: TransitionId;
}
export interface Act extends Deed {
  /** `noun_done`, such as `note_added`. */
  action: string;
  /** Whether applicants see it in their timeline. */
  visible?: boolean;
}

export interface Done {
  state: LifeState;
  caseVersion: number;
  /** This very write had been made before: nothing was changed. */
  repeated: boolean;
}

/**
 * Takes an application to its next state inside the transaction that holds it (`whileHolding`): the change itself, the timeline, the audit
 * trail, the notices it causes and the news for conversations, all or nothing.
 * @throws {ServerError} `impossible_step`, `not_permitted`, `case_changed`, and what `effect` throws
 */
export async function advance(tx: Tx, step: Step): Promise<Done> {
  const now = await standing(tx, step.applicationId);
  const { event } = TRANSITIONS[step.transition];
  if (await told(tx, step.key, event)) return { ...now, repeated: true };
  const state = nextState(now.state, step.transition, step.by.role);
  requireSeen(step.base, now.caseVersion);
  await step.effect?.();
  const caseVersion = now.caseVersion + 1;
  const moved = state === now.state ? {} : { stateSince: step.now };
  await tx.application.update({
    where: { id: step.applicationId },
    data: { state, caseVersion, ...moved },
  });
  await record(tx, step, event, true, { from: now.state, to: state });
  await announce(tx, step.applicationId, step.now);
  return { state, caseVersion, repeated: false };
}

/**
 * Does something to an application that leaves its state as it is, inside the transaction that holds it.
 * @throws {ServerError} `case_changed`, and what `effect` throws
 */
export async function act(tx: Tx, deed: Act): Promise<Done> {
  const now = await standing(tx, deed.applicationId);
  if (await told(tx, deed.key, deed.action)) return { ...now, repeated: true };
  requireSeen(deed.base, now.caseVersion);
  await deed.effect?.();
  const caseVersion = now.caseVersion + 1;
  await tx.application.update({ where: { id: deed.applicationId }, data: { caseVersion } });
  await record(tx, deed, deed.action, deed.visible ?? false, {});
  if (deed.visible) await announce(tx, deed.applicationId, deed.now);
  return { state: now.state, caseVersion, repeated: false };
}

async function standing(tx: Tx, id: string): Promise<{ state: LifeState; caseVersion: number }> {
  const { state, caseVersion } = await tx.application.findUniqueOrThrow({
    where: { id },
    select: { state: true, caseVersion: true },
  });
  return { state: state as LifeState, caseVersion };
}

const eventId = (key: string, event: string) => idFrom(key, `event:${event}`);

const told = async (tx: Tx, key: string, event: string): Promise<boolean> =>
  (await tx.applicationEvent.count({ where: { id: eventId(key, event) } })) > 0;

function requireSeen(base: number | null, caseVersion: number): void {
  if (base === null || base === caseVersion) return;
  throw new ServerError(409, 'case_changed', CASE_CHANGED, { extra: { caseVersion } });
}

async function record(
  tx: Tx,
  { applicationId, by, key, now, data = {}, notices = [] }: Deed,
  event: string,
  visible: boolean,
  moved: Readonly<Record<string, string>>,
): Promise<void> {
  await tx.applicationEvent.create({
    data: {
      ...{ id: eventId(key, event), applicationId, type: event, contactId: by.id, at: now },
      audience: visible ? 'all' : 'office',
      data: data as Prisma.InputJsonObject,
    },
  });
  await addNoticeEvents(tx, applicationId, notices, now);
  const actor = by.id ?? by.kind;
  await appendAudit(tx, { actor, action: event, applicationId, data: { ...data, ...moved }, at: now });
}
