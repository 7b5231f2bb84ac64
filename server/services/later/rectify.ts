import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { ServerError } from '../../errors.ts';
import { LATER_REASONS } from '../../phrases/later.ts';
import { notFound } from '../applications/read-application.ts';
import type { OfficerDeed } from '../decisions/ports.ts';
import { idFrom } from '../id-from.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { byOfficer } from './officers.ts';
import type { LaterGround, LaterStore, Rectification } from './ports.ts';
import { rectificationLabel } from './present-parts.ts';
import { answeredAlready, byApplicant, lifeOf, type Asked } from './standing.ts';

interface Deps {
  packs: PackShelf;
  later: LaterStore;
}

/** Orders a rectification. @throws {ServerError} `no_such_ground`, `day_past`, `impossible_step`, `case_changed` */
export const createOrderRectification =
  ({ packs, later }: Deps) =>
  (order: OfficerDeed & Pick<Rectification, 'ground' | 'text' | 'dueOn'>): Promise<LaterGround> =>
    later.carryOut({ ...byOfficer(order), step: { transition: 'order_rectification' } }, (found) => {
      const ground = lifeOf(packs, found).life.grounds.find(({ id }) => id === order.ground);
      if (ground === undefined) throw new ServerError(422, 'no_such_ground', LATER_REASONS.noSuchGround);
      if (order.dueOn <= shanghaiDay(order.now.getTime()))
        throw new ServerError(422, 'day_past', LATER_REASONS.dayPast);
      const { text, dueOn } = order;
      const rectification = { id: idFrom(order.key, 'rectification'), ground: ground.id, text, dueOn };
      const data = {
        ...{ rectification: rectification.id, dueOn, text },
        ...{ ground: rectificationLabel(ground), clauses: ground.clauses },
      };
      return {
        data,
        notices: [{ event: 'rectification_ordered', data }],
        writes: [{ of: 'new_rectification', rectification }],
      };
    });

/** Says what has been put right; until the office has settled it, it may be said again. @throws {ServerError} `not_found`, `answered_already` */
export const createAnswerRectification =
  ({ later }: Pick<Deps, 'later'>) =>
  (asked: Asked & { rectification: string; text: string }): Promise<LaterGround> =>
    later.carryOut(
      { ...byApplicant(asked), step: { action: 'rectification_answered', visible: true } },
      (found) => {
        const { id, dueOn } = unsettled(found, asked.rectification);
        const data = { rectification: id, dueOn };
        return {
          data,
          notices: [{ event: 'rectification_answered', data }],
          writes: [{ of: 'rectification_answer', id, text: asked.text }],
        };
      },
    );

export interface Closing extends OfficerDeed {
  rectification: string;
  passed: boolean;
  result: string;
}

/**
 * Says whether it has been put right. If not, the case stays under rectification: a cancellation may rest on that, or another is ordered
 * after this one has been closed.
 * @throws {ServerError} `not_found`, `answered_already`, `impossible_step`, `case_changed`
 */
export const createCloseRectification =
  (deps: Deps) =>
  (closing: Closing): Promise<LaterGround> =>
    closing.passed ? pass(deps, closing) : fail(deps, closing);

const pass = ({ later }: Deps, { result, ...closing }: Closing): Promise<LaterGround> =>
  later.carryOut({ ...byOfficer(closing), step: { transition: 'close_rectification' } }, (found) => {
    const { id } = unpassed(found, closing.rectification);
    const data = { rectification: id, outcome: 'passed', result };
    return {
      data,
      notices: [{ event: 'rectification_closed', data }],
      writes: [{ of: 'rectification_end', id, state: 'closed', result }],
    };
  });

const FAILED = { action: 'rectification_failed', visible: true };

/** People are told what was ordered too, which says what was not put right. */
const fail = ({ packs, later }: Deps, { result, ...closing }: Closing): Promise<LaterGround> =>
  later.carryOut({ ...byOfficer(closing), step: FAILED }, (found) => {
    const { id, text, ground } = unsettled(found, closing.rectification);
    const known = lifeOf(packs, found).life.grounds.find((one) => one.id === ground);
    const data = { rectification: id, outcome: 'failed', result };
    const told = { ...data, text, ...(known && { ground: rectificationLabel(known) }) };
    return {
      data,
      notices: [{ event: 'rectification_failed', data: told }],
      writes: [{ of: 'rectification_end', id, state: 'failed', result }],
    };
  });

function named({ rectifications }: LaterGround, id: string): Rectification {
  const found = rectifications.find((known) => known.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function unsettled(found: LaterGround, id: string): Rectification {
  const rectification = named(found, id);
  if (rectification.state === 'closed' || rectification.state === 'failed') throw answeredAlready();
  return rectification;
}

/** What was not good enough may be put right after all, while the filing stands. */
function unpassed(found: LaterGround, id: string): Rectification {
  const rectification = named(found, id);
  if (rectification.state === 'closed') throw answeredAlready();
  return rectification;
}
