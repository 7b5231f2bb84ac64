import type { z } from 'zod';
import type { Ground } from '../../../bot/policy/life-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { memberChangeSchema, rectificationSchema, supportRequestSchema } from '../../contract/later.ts';
import { ServerError } from '../../errors.ts';
import type { Filed, LaterGround, MemberChange, Rectification, SupportRequest } from './ports.ts';
import { rejudge, type Rejudged } from './rejudge.ts';
import { presentMember, rosterAfter } from './roster.ts';

const timeOf = (at: Date | null): string | null => at?.toISOString() ?? null;

export function presentChange(
  pack: Pack,
  filing: Filed | null,
  change: MemberChange,
): z.output<typeof memberChangeSchema> {
  const { id, kind, leaves, joins, reason, state, by, at, decidedAt, answer } = change;
  return {
    ...{ id, kind, reason, state, by, at: at.toISOString(), answer },
    label: pack.life?.members?.kinds.find((known) => known.kind === kind)?.label ?? '',
    leaves: leaves && presentMember(pack, leaves),
    joins: joins && presentMember(pack, joins),
    rejudged: state === 'requested' && filing !== null ? whatIf(pack, filing, change) : null,
    decidedAt: timeOf(decidedAt),
  };
}

/** Null where the roster has moved on, so that the change cannot be carried out any more. */
function whatIf(pack: Pack, filing: Filed, change: MemberChange): Rejudged | null {
  try {
    return rejudge(pack, filing.facts, filing.members, rosterAfter(filing.members, change));
  } catch (error) {
    if (error instanceof ServerError) return null;
    throw error;
  }
}

export function presentRectification(
  pack: Pack,
  { answeredAt, closedAt, ground, ...row }: Rectification,
  today: string,
): z.output<typeof rectificationSchema> {
  return {
    ...row,
    ground: presentGround(pack, ground),
    overdue: row.state === 'ordered' && row.dueOn < today,
    at: row.at.toISOString(),
    answeredAt: timeOf(answeredAt),
    closedAt: timeOf(closedAt),
  };
}

/** What a ground is called where a rectification is ordered on it. */
export const rectificationLabel = (ground: Ground): string => ground.rectification_label ?? ground.label;

/** A ground that the pack does not know any more keeps its id. */
function presentGround(pack: Pack, id: string) {
  const { label, clauses } = pack.life?.grounds.find((known) => known.id === id) ?? {
    label: id,
    clauses: [],
  };
  return { id, label, clauses };
}

export function presentSupport(
  pack: Pack,
  { measure, at, answeredAt, ...row }: SupportRequest,
): z.output<typeof supportRequestSchema> {
  const label = pack.life?.support?.measures.find(({ id }) => id === measure)?.label ?? measure;
  return { ...row, measure: { id: measure, label }, at: at.toISOString(), answeredAt: timeOf(answeredAt) };
}

export const presentFiling = ({ filing }: LaterGround) =>
  filing && {
    ...{ number: filing.number, filedOn: filing.filedOn, validUntil: filing.validUntil },
    endedOn: filing.endedOn,
  };
