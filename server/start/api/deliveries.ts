import { deliveryRoutes } from '../../routes/api/deliveries.ts';
import type { Route } from '../../routes/api/handler.ts';
import { inboxRoutes } from '../../routes/api/inbox.ts';
import {
  createReadCaseNotices,
  createResendNotice,
  createToldOtherwise,
} from '../../services/notices/by-hand.ts';
import { createReadPreferences, createSetPreference } from '../../services/notices/preferences.ts';
import { createDeliveryDesk } from '../../stores/notices/desk.ts';
import { createInbox, createNoticePreferences } from '../../stores/notices/inbox.ts';
import type { ApiParts } from '../api.ts';
import { reachedBy } from '../notices.ts';

/** What people are told: their inbox and what they want, and the office's view of its delivery. */
export function createDeliveriesApi({ prisma, packs, account }: ApiParts): Route[] {
  const preferences = createNoticePreferences(prisma);
  const desk = createDeliveryDesk(prisma);
  const reaches = reachedBy(account);
  return [
    ...inboxRoutes({
      inbox: createInbox(prisma),
      readPreferences: createReadPreferences({ preferences, packs, reaches }),
      setPreference: createSetPreference({ preferences, packs }),
    }),
    ...deliveryRoutes({
      desk,
      ofCase: createReadCaseNotices({ desk }),
      resend: createResendNotice({ desk, reaches }),
      told: createToldOtherwise({ desk }),
    }),
  ];
}
