import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import type { Life } from '../../../bot/policy/life-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { LaterCase } from '../../contract/office-later.ts';
import { WANTS_RECTIFICATION } from '../../phrases/later.ts';
import type { OfficeRole } from '../../contract/life.ts';
import { notFound } from '../applications/read-application.ts';
import { stepsFrom } from '../life/machine.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { wantsRectification } from './cancel-filing.ts';
import type { LaterGround, LaterStore } from './ports.ts';
import {
  presentChange,
  presentFiling,
  presentRectification,
  presentSupport,
  rectificationLabel,
} from './present-parts.ts';
import { presentMember } from './roster.ts';
import { isFiled, lifeOf } from './standing.ts';

/** One filed consortium as the office sees it. @throws {ServerError} `not_found` */
export const createReadLaterCase =
  ({ packs, later }: { packs: PackShelf; later: Pick<LaterStore, 'read'> }) =>
  async (application: string, role: OfficeRole, now: Date): Promise<LaterCase> => {
    const found = await later.read(application);
    if (found === null) throw notFound();
    return presentCase(packs, found, role, shanghaiDay(now.getTime()));
  };

function presentCase(packs: PackShelf, found: LaterGround, role: OfficeRole, today: string): LaterCase {
  const { pack, life } = lifeOf(packs, found);
  const { id, title, state, caseVersion } = found.application;
  const view = {
    ...{ application: id, title, state, caseVersion },
    filing: presentFiling(found),
    roster: (found.filing?.members ?? []).map((member) => presentMember(pack, member)),
    changes: found.changes.map((change) => presentChange(pack, found.filing, change)),
    changeClauses: life.members?.clauses ?? [],
    rectifications: found.rectifications.map((one) => presentRectification(pack, one, today)),
    support: found.support.map((request) => presentSupport(pack, request)),
    attempts: presentAttempts(life, found),
    grounds: presentGrounds(life, found),
    cancelling: cancellingOf(found),
    may: mayOf(found, role),
    renewal: found.renewal,
  };
  return { ...view, clauses: textsOf(pack, citedBy(life)) };
}

const presentAttempts = ({ forbidden }: Life, { attempts }: LaterGround): LaterCase['attempts'] =>
  attempts.map(({ step, reason, at }) => ({
    label: forbidden.find(({ id }) => id === step)?.label ?? step,
    reason,
    at: at.toISOString(),
  }));

const presentGrounds = ({ grounds }: Life, found: LaterGround): LaterCase['grounds'] =>
  grounds.map((ground) => ({
    ...{ id: ground.id, label: ground.label, clauses: ground.clauses },
    rectificationLabel: rectificationLabel(ground),
    wants: wantsRectification(found, ground) ? WANTS_RECTIFICATION : null,
  }));

function cancellingOf({ decisions }: LaterGround): LaterCase['cancelling'] {
  const found = decisions.find(({ kind, state }) => kind === 'cancel' && state === 'proposed');
  if (found === undefined) return null;
  const { id, reasons, words, proposedBy, proposedAt } = found;
  const grounds = reasons.map(({ id: ground, text, clauses }) => ({
    ...{ id: ground, label: text, clauses: [...clauses] },
  }));
  return { id, grounds, words, by: proposedBy, at: proposedAt.toISOString() };
}

function mayOf(found: LaterGround, role: OfficeRole): LaterCase['may'] {
  const reviews = role === 'reviewer' || role === 'lead';
  const steps = stepsFrom(found.application.state, role);
  // With four eyes any reviewer may propose what a lead carries out.
  const cancels = reviews && stepsFrom(found.application.state, 'lead').includes('cancel');
  return {
    order: found.filing !== null && steps.includes('order_rectification'),
    close: steps.includes('close_rectification'),
    cancel: found.filing !== null && cancels && cancellingOf(found) === null,
    answer: reviews && isFiled(found),
  };
}

const citedBy = ({ grounds, forbidden, members, support }: Life): string[] => [
  ...grounds.flatMap(({ clauses }) => clauses),
  ...forbidden.flatMap(({ clauses }) => clauses),
  ...(members?.clauses ?? []),
  ...(support?.coordination.clauses ?? []),
];

const textsOf = (pack: Pack, ids: readonly string[]): Record<string, string> =>
  Object.fromEntries([...new Set(ids)].map((id) => [id, pack.clauses.get(id)?.text ?? '']));
