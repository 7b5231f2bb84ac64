import type { Route } from '../../routes/api/handler.ts';
import { createLaterRoutes } from '../../routes/api/later.ts';
import { createOfficeLaterRoutes } from '../../routes/api/office-later.ts';
import { createDecide } from '../../services/decisions/decide.ts';
import { createCancelFiling } from '../../services/later/cancel-filing.ts';
import { createDecideChange } from '../../services/later/decide-change.ts';
import { createForbiddenStep } from '../../services/later/forbidden-step.ts';
import { createReadLaterCase } from '../../services/later/present-case.ts';
import { createReadLater } from '../../services/later/present-later.ts';
import { createLaterCounts, createReadLaterQueue } from '../../services/later/queue.ts';
import {
  createAnswerRectification,
  createCloseRectification,
  createOrderRectification,
} from '../../services/later/rectify.ts';
import { createRenew } from '../../services/later/renewal.ts';
import { createRequestChange, createWithdrawChange } from '../../services/later/request-change.ts';
import { createAnswerSupport, createRequestSupport } from '../../services/later/support.ts';
import {
  createHandleRating,
  createListLowRatings,
  createRatingFigures,
} from '../../services/ratings/office-ratings.ts';
import { createRate, createReadRatings } from '../../services/ratings/rate.ts';
import { createLater } from '../../stores/later/later.ts';
import { createLaterQueue } from '../../stores/later/queue.ts';
import { createRenewals } from '../../stores/later/renewals.ts';
import { createRatings } from '../../stores/ratings/ratings.ts';
import type { ApiParts } from '../api.ts';
import { createCaseDecisions } from '../decisions.ts';

/** What happens to a consortium after its filing, for its people and for the office; and ratings of every step. */
export function createLaterApi({ prisma, packs, settings }: ApiParts): Route[] {
  const [later, ratings, queue] = [createLater(prisma), createRatings(prisma), createLaterQueue(prisma)];
  const deps = { packs, later, ratings, queue, settings };
  const fourEyes = async (kind: 'approve' | 'refuse' | 'cancel') => (await settings.read()).four_eyes[kind];
  const decide = createDecide({ decisions: createCaseDecisions(prisma), fourEyes });
  return [
    ...createLaterRoutes({
      read: createReadLater({ ...deps, readRatings: createReadRatings(deps) }),
      requestChange: createRequestChange(deps),
      withdrawChange: createWithdrawChange(deps),
      forbidden: createForbiddenStep(deps),
      answerRectification: createAnswerRectification(deps),
      requestSupport: createRequestSupport(deps),
      renew: createRenew({ ...deps, renewals: createRenewals(prisma) }),
      rate: createRate(deps),
    }),
    ...createOfficeLaterRoutes({
      queue: createReadLaterQueue(deps),
      counts: createLaterCounts(deps),
      read: createReadLaterCase(deps),
      decideChange: createDecideChange(deps),
      order: createOrderRectification(deps),
      close: createCloseRectification(deps),
      answerSupport: createAnswerSupport(deps),
      cancel: createCancelFiling({ ...deps, decide }),
      ratings: createListLowRatings(deps),
      handleRating: createHandleRating(deps),
      figures: createRatingFigures(deps),
    }),
  ];
}
