import type { Route } from '../../routes/api/handler.ts';
import { createLaterRoutes } from '../../routes/api/later.ts';
import { createOfficeLaterRoutes } from '../../routes/api/office-later.ts';
import type { AfterChange } from '../../services/applications/ports.ts';
import { createDecide } from '../../services/decisions/decide.ts';
import type { FourEyes } from '../../services/decisions/ports.ts';
import { createCancelFiling } from '../../services/later/cancel-filing.ts';
import { createDecideChange } from '../../services/later/decide-change.ts';
import { createForbiddenStep } from '../../services/later/forbidden-step.ts';
import { createReadLaterCase } from '../../services/later/present-case.ts';
import type { LaterStore } from '../../services/later/ports.ts';
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
import { createOfficeSettings } from '../../services/settings/read-settings.ts';
import { createLater } from '../../stores/later/later.ts';
import { createLaterQueue } from '../../stores/later/queue.ts';
import { createRenewals } from '../../stores/later/renewals.ts';
import { createRatings } from '../../stores/ratings/ratings.ts';
import { createSettingReader } from '../../stores/settings/settings.ts';
import type { ApiParts } from '../api.ts';
import { createCaseDecisions } from '../decisions.ts';

type Parts = Pick<ApiParts, 'prisma' | 'packs' | 'clock'>;

function createDeps({ prisma, packs, clock }: Parts, afterChange: AfterChange) {
  const later = createLater(prisma);
  const hurried: LaterStore = {
    ...later,
    async carryOut(doing, decide) {
      const ground = await later.carryOut(doing, decide);
      afterChange(doing.applicationId, doing.now, []);
      return ground;
    },
  };
  const settings = createOfficeSettings({
    store: createSettingReader(prisma),
    defaults: () => packs.at(new Date(clock())).office,
  });
  const [ratings, queue] = [createRatings(prisma), createLaterQueue(prisma)];
  return { packs, later: hurried, ratings, queue, settings };
}

/** What happens to a consortium after its filing, for its people and for the office; and ratings of every step. */
export function createLaterApi(parts: Parts, afterChange: AfterChange = () => {}): Route[] {
  const deps = createDeps(parts, afterChange);
  const { prisma } = parts;
  const fourEyes: FourEyes = async (kind) => (await deps.settings.read()).four_eyes[kind];
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
