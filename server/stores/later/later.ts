import { idFrom } from '../../services/id-from.ts';
import type { Deed, Doing, LaterGround, LaterStore } from '../../services/later/ports.ts';
import { TRANSITIONS } from '../../services/life/machine.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import type { PrismaClient } from '../database.ts';
import { act, advance } from '../life/advance.ts';
import { readLater } from './read.ts';
import { write } from './write.ts';

/** The later life of filed consortia, in PostgreSQL. */
export const createLater = (prisma: PrismaClient): LaterStore => ({
  read: (applicationId) => readLater(prisma, applicationId),
  carryOut: (doing, decide) =>
    whileHolding(prisma, doing.applicationId, async (tx) => {
      const before = (await readLater(tx, doing.applicationId))!;
      // What was decided on has changed by the very write that is repeated.
      if (await isRepeated(tx, doing)) return before;
      await carryOut(tx, doing, decide(before));
      return (await readLater(tx, doing.applicationId)) as LaterGround;
    }),
});

async function isRepeated(tx: Tx, { step, key }: Doing): Promise<boolean> {
  const event = 'transition' in step ? TRANSITIONS[step.transition].event : step.action;
  return (await tx.applicationEvent.count({ where: { id: idFrom(key, `event:${event}`) } })) > 0;
}

async function carryOut(tx: Tx, doing: Doing, { data = {}, notices = [], writes }: Deed): Promise<void> {
  const { step, ...deed } = doing;
  const told = {
    ...{ ...deed, data, notices: notices.map((notice) => ({ ...notice, key: doing.key })) },
    effect: async () => {
      for (const one of writes) await write(tx, doing, one);
    },
  };
  if ('transition' in step) await advance(tx, { ...told, transition: step.transition });
  else await act(tx, { ...told, ...step });
}
