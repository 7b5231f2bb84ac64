import type { Role } from '../../contract/common.ts';
import { laterEndpoints } from '../../contract/later.ts';
import type { createForbiddenStep } from '../../services/later/forbidden-step.ts';
import type { createReadLater } from '../../services/later/present-later.ts';
import type { createAnswerRectification } from '../../services/later/rectify.ts';
import type { createRenew } from '../../services/later/renewal.ts';
import type { createRequestChange, createWithdrawChange } from '../../services/later/request-change.ts';
import type { createRequestSupport } from '../../services/later/support.ts';
import type { createRate } from '../../services/ratings/rate.ts';
import type { Actor } from './handler.ts';
import { route, type Route } from './handler.ts';

export interface LaterServices {
  read: ReturnType<typeof createReadLater>;
  requestChange: ReturnType<typeof createRequestChange>;
  withdrawChange: ReturnType<typeof createWithdrawChange>;
  forbidden: ReturnType<typeof createForbiddenStep>;
  answerRectification: ReturnType<typeof createAnswerRectification>;
  requestSupport: ReturnType<typeof createRequestSupport>;
  renew: ReturnType<typeof createRenew>;
  rate: ReturnType<typeof createRate>;
}

interface Asking {
  params: { application: string };
  actor: Actor;
  role: Role | null;
  key: string;
  now: Date;
}
const asked = ({ params, actor, key, now }: Asking) => ({
  application: params.application,
  contactId: actor.contactId,
  key,
  now,
});

export function createLaterRoutes(services: LaterServices): Route[] {
  const endpoints = laterEndpoints;
  const view = (input: Asking) => services.read({ ...asked(input), role: input.role! });
  return [
    route(endpoints.read, view),
    route(endpoints.requestChange, async (input) => {
      await services.requestChange({ ...asked(input), ...input.body });
      return view(input);
    }),
    route(endpoints.withdrawChange, async (input) => {
      await services.withdrawChange({ ...asked(input), change: input.params.change });
      return view(input);
    }),
    route(endpoints.forbidden, (input) => services.forbidden({ ...asked(input), ...input.body })),
    route(endpoints.answerRectification, async (input) => {
      const { rectification } = input.params;
      await services.answerRectification({ ...asked(input), ...input.body, rectification });
      return view(input);
    }),
    route(endpoints.requestSupport, async (input) => {
      await services.requestSupport({ ...asked(input), ...input.body });
      return view(input);
    }),
    route(endpoints.renew, (input) => services.renew(asked(input))),
    route(endpoints.rate, async (input) => {
      await services.rate({ ...asked(input), ...input.body });
      return view(input);
    }),
  ];
}
