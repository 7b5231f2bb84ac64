import { ServerError } from '../../errors.ts';
import { LATER_REASONS } from '../../phrases/later.ts';
import { notFound } from '../applications/read-application.ts';
import type { OfficerDeed } from '../decisions/ports.ts';
import { idFrom } from '../id-from.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { byOfficer } from './officers.ts';
import type { LaterGround, LaterStore } from './ports.ts';
import { MOST_OPEN } from './request-change.ts';
import { answeredAlready, byApplicant, lifeOf, requireFiled, type Asked } from './standing.ts';

interface Deps {
  packs: PackShelf;
  later: LaterStore;
}

/** Asks the office to coordinate. @throws {ServerError} `not_filed`, `no_such_measure`, `too_many_open` */
export const createRequestSupport =
  ({ packs, later }: Deps) =>
  (asked: Asked & { measure: string; text: string }): Promise<LaterGround> =>
    later.carryOut(
      { ...byApplicant(asked), step: { action: 'support_requested', visible: true } },
      (found) => {
        requireFiled(found);
        const measure = lifeOf(packs, found).life.support?.measures.find(({ id }) => id === asked.measure);
        if (measure === undefined) throw new ServerError(422, 'no_such_measure', LATER_REASONS.noSuchMeasure);
        if (found.support.filter(({ state }) => state === 'open').length >= MOST_OPEN)
          throw new ServerError(409, 'too_many_open', LATER_REASONS.tooManyOpen(MOST_OPEN));
        const request = { id: idFrom(asked.key, 'support'), measure: measure.id, text: asked.text };
        const data = { request: request.id, measure: measure.label };
        return {
          data,
          notices: [{ event: 'support_requested', data }],
          writes: [{ of: 'new_support', request }],
        };
      },
    );

/** Answers a request for coordination. @throws {ServerError} `not_found`, `answered_already` */
export const createAnswerSupport =
  ({ packs, later }: Deps) =>
  (deed: OfficerDeed & { request: string; answer: string }): Promise<LaterGround> =>
    later.carryOut({ ...byOfficer(deed), step: { action: 'support_answered', visible: true } }, (found) => {
      const request = found.support.find(({ id }) => id === deed.request);
      if (request === undefined) throw notFound();
      if (request.state !== 'open') throw answeredAlready();
      const measures = lifeOf(packs, found).life.support?.measures ?? [];
      const measure = measures.find(({ id }) => id === request.measure)?.label ?? '';
      const data = { request: request.id, measure, answer: deed.answer };
      return {
        data,
        notices: [{ event: 'support_answered', data }],
        writes: [{ of: 'support_answer', id: request.id, answer: deed.answer }],
      };
    });
