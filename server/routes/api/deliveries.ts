import { API } from '../../contract/api.ts';
import { failureWords } from '../../phrases/notices.ts';
import { cutPage, readPlace } from '../../services/applications/pages.ts';
import type {
  createReadCaseNotices,
  createResendNotice,
  createToldOtherwise,
} from '../../services/notices/by-hand.ts';
import type { Delivery, DeliveryDesk } from '../../services/notices/inbox-ports.ts';
import { route, type Route } from './handler.ts';

export interface DeliveryServices {
  desk: Pick<DeliveryDesk, 'undelivered' | 'count'>;
  ofCase: ReturnType<typeof createReadCaseNotices>;
  resend: ReturnType<typeof createResendNotice>;
  told: ReturnType<typeof createToldOtherwise>;
}

const endpoints = API.deliveries;

export const deliveryRoutes = ({ desk, ofCase, resend, told }: DeliveryServices): Route[] => [
  route(endpoints.undelivered, async ({ query: { after, limit } }) =>
    pageOf(await desk.undelivered(readPlace(after), limit + 1), limit),
  ),
  route(endpoints.count, async () => ({ undelivered: await desk.count() })),
  route(endpoints.ofCase, async ({ params, query: { after, limit } }) =>
    pageOf(await ofCase(params.application, readPlace(after), limit + 1), limit),
  ),
  route(endpoints.resend, async ({ params: { notice }, officer, key, now }) =>
    present(await resend({ notice, officer: officer.contactId, key, now })),
  ),
  route(endpoints.told, async ({ params: { notice }, officer, key, now }) =>
    present(await told({ notice, officer: officer.contactId, key, now })),
  ),
];

function pageOf(rows: readonly Delivery[], limit: number) {
  const { items, next } = cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { items: items.map(present), next };
}

const present = ({ id, title, text, person, application, state, attempts, ...times }: Delivery) => ({
  ...{ id, title, text, person, application, state },
  createdAt: times.createdAt.toISOString(),
  dueAt: times.dueAt?.toISOString() ?? null,
  sentAt: times.sentAt?.toISOString() ?? null,
  readAt: times.readAt?.toISOString() ?? null,
  attempts: attempts.map(({ at, outcome, reason, by }) => ({
    ...{ at: at.toISOString(), outcome, by, detail: reason },
    reason: failureWords(reason),
  })),
});
