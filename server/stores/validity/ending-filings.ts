import { ServerError } from '../../errors.ts';
import type { EndingFiling, EndingFilings } from '../../services/validity/ports.ts';
import type { LifeState } from '../../contract/life.ts';
import { PATIENCE, whileHolding, type Tx } from '../applications/hold.ts';
import type { PrismaClient } from '../database.ts';
import { advance } from '../life/advance.ts';
import { startReminder, stopReminder } from '../reminders/reminders.ts';

const SYSTEM = { kind: 'system', id: null, role: 'system' } as const;
const VALID: readonly LifeState[] = ['filed', 'expiring', 'rectification'];

/** Filings in PostgreSQL by their last day. */
export function createEndingFilings(prisma: PrismaClient): EndingFilings {
  return {
    nearing: (until, limit) => prisma.$queryRaw<EndingFiling[]>`
      SELECT f.id, f.application_id AS "applicationId", f.number, f.valid_until AS "validUntil"
      FROM filing f JOIN application a ON a.id = f.application_id
      WHERE f.valid_until <= ${until} AND f.ended_on IS NULL AND a.state = 'filed'
      ORDER BY f.valid_until, f.id LIMIT ${limit}`,
    over: (today, limit) => prisma.$queryRaw<EndingFiling[]>`
      SELECT f.id, f.application_id AS "applicationId", f.number, f.valid_until AS "validUntil"
      FROM filing f JOIN application a ON a.id = f.application_id
      WHERE f.valid_until < ${today} AND f.ended_on IS NULL AND a.state = ANY(${[...VALID]})
      ORDER BY f.valid_until, f.id LIMIT ${limit}`,
    unreminded: (until, limit) => prisma.$queryRaw<EndingFiling[]>`
      SELECT f.id, f.application_id AS "applicationId", f.number, f.valid_until AS "validUntil"
      FROM filing f JOIN application a ON a.id = f.application_id
      LEFT JOIN reminder r ON r.kind = 'validity' AND r.subject_id = f.id
      WHERE f.valid_until <= ${until} AND f.ended_on IS NULL AND a.state = ANY(${[...VALID]}) AND r.id IS NULL
      ORDER BY f.valid_until, f.id LIMIT ${limit}`,

    nearEnd: (filing, now) =>
      taken(() =>
        whileHolding(prisma, filing.applicationId, async (tx) => {
          // After a rectification it nears its end once more.
          const since = await stateSince(tx, filing.applicationId);
          const data = { number: filing.number, validUntil: filing.validUntil };
          const step = { by: SYSTEM, base: null, now, data, key: `near_end ${filing.id} ${since}` };
          const { repeated } = await advance(tx, {
            ...step,
            applicationId: filing.applicationId,
            transition: 'near_end',
          });
          return !repeated;
        }),
      ),

    expire: (filing, now) =>
      taken(() => whileHolding(prisma, filing.applicationId, (tx) => expire(tx, filing, now))),

    remind: ({ id, applicationId, validUntil }, now) =>
      prisma.$transaction(
        (tx) =>
          startReminder(tx, { kind: 'validity', subjectId: id, applicationId, dueOn: validUntil, at: now }),
        PATIENCE,
      ),
  };
}

async function expire(tx: Tx, filing: EndingFiling, now: Date): Promise<boolean> {
  const { id, applicationId, number, validUntil } = filing;
  const data = { number, validUntil };
  const { repeated } = await advance(tx, {
    ...{ applicationId, transition: 'expire', by: SYSTEM, base: null, now, data },
    key: `expire ${id}`,
    notices: [{ key: id, event: 'expired', data }],
    effect: async () => {
      await tx.filing.update({ where: { id }, data: { endedOn: validUntil } });
      await stopReminder(tx, 'validity', id, now);
    },
  });
  return !repeated;
}

async function stateSince(tx: Tx, id: string): Promise<string> {
  const { stateSince: since } = await tx.application.findUniqueOrThrow({
    where: { id },
    select: { stateSince: true },
  });
  return since?.toISOString() ?? '';
}

/** Whoever took another step meanwhile was first: the filing is looked at again next time. */
async function taken(step: () => Promise<boolean>): Promise<boolean> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof ServerError && error.code === 'impossible_step') return false;
    throw error;
  }
}
