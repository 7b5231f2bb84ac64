import { officeLaterEndpoints } from '../../contract/office-later.ts';
import type { createCancelFiling } from '../../services/later/cancel-filing.ts';
import type { createDecideChange } from '../../services/later/decide-change.ts';
import type { createReadLaterCase } from '../../services/later/present-case.ts';
import type { createLaterCounts, createReadLaterQueue } from '../../services/later/queue.ts';
import type { createCloseRectification, createOrderRectification } from '../../services/later/rectify.ts';
import type { createAnswerSupport } from '../../services/later/support.ts';
import type {
  createHandleRating,
  createListLowRatings,
  createRatingFigures,
} from '../../services/ratings/office-ratings.ts';
import { route, type Officer, type Route } from './handler.ts';

export interface OfficeLaterServices {
  queue: ReturnType<typeof createReadLaterQueue>;
  counts: ReturnType<typeof createLaterCounts>;
  read: ReturnType<typeof createReadLaterCase>;
  decideChange: ReturnType<typeof createDecideChange>;
  order: ReturnType<typeof createOrderRectification>;
  close: ReturnType<typeof createCloseRectification>;
  answerSupport: ReturnType<typeof createAnswerSupport>;
  cancel: ReturnType<typeof createCancelFiling>;
  ratings: ReturnType<typeof createListLowRatings>;
  handleRating: ReturnType<typeof createHandleRating>;
  figures: ReturnType<typeof createRatingFigures>;
}

interface Doing {
  params: { application: string };
  officer: Officer;
  key: string;
  now: Date;
}
const deedOf = ({ params, officer, key, now }: Doing) => ({
  applicationId: params.application,
  ...{ officer, key, now },
});

export const createOfficeLaterRoutes = (services: OfficeLaterServices): Route[] => [
  ...caseRoutes(services),
  ...ratingRoutes(services),
];

function caseRoutes(services: OfficeLaterServices): Route[] {
  const endpoints = officeLaterEndpoints;
  const view = ({ params, officer, now }: Doing) => services.read(params.application, officer.role, now);
  return [
    route(endpoints.queue, ({ query }) => services.queue(query)),
    route(endpoints.counts, ({ officer, now }) => services.counts(officer.role, now)),
    route(endpoints.read, view),
    route(endpoints.decideChange, async (input) => {
      await services.decideChange({ ...deedOf(input), ...input.body, change: input.params.change });
      return view(input);
    }),
    route(endpoints.order, async (input) => {
      await services.order({ ...deedOf(input), ...input.body });
      return view(input);
    }),
    route(endpoints.close, async (input) => {
      const { rectification } = input.params;
      await services.close({ ...deedOf(input), ...input.body, rectification });
      return view(input);
    }),
    route(endpoints.answerSupport, async (input) => {
      const { request } = input.params;
      await services.answerSupport({ ...deedOf(input), ...input.body, request, base: null });
      return view(input);
    }),
    route(endpoints.cancel, async (input) => {
      await services.cancel({ ...deedOf(input), ...input.body });
      return view(input);
    }),
  ];
}

function ratingRoutes(services: OfficeLaterServices): Route[] {
  const { ratings, handleRating, figures } = officeLaterEndpoints;
  return [
    route(ratings, ({ query, officer, now }) =>
      services.ratings({ ...query, officer: officer.contactId, now }),
    ),
    route(handleRating, ({ params, body, officer, key, now }) =>
      services.handleRating({ ...params, ...body, officer: officer.contactId, key, now }),
    ),
    route(figures, ({ now }) => services.figures(now)),
  ];
}
