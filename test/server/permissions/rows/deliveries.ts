import { API } from '../../../../server/contract/api.ts';
import { addNotice } from '../../../setup/notices.ts';
import { submittedCase } from '../../../setup/office-case.ts';
import { officeRow } from '../office-row.ts';
import { row } from '../row.ts';

const { inbox, deliveries } = API;

export const inboxRows = [
  row(inbox.list, [401, 200, 200, 200, 200, 200], () => ({})),
  row(inbox.unread, [401, 200, 200, 200, 200, 200], () => ({})),
  // Another's notice is not marked, and not said to be there.
  row(inbox.read, [401, 200, 200, 200, 200, 200], async ({ api, ours }) => ({
    body: { notices: [await addNotice(api.prisma, ours.owner)] },
  })),
  row(inbox.preferences, [401, 200, 200, 200, 200, 200], () => ({})),
  row(inbox.prefer, [401, 204, 204, 204, 204, 204], () => ({
    params: { event: 'review_begun' },
    body: { wanted: false },
  })),
];

export const deliveryRows = [
  officeRow(deliveries.undelivered, [401, 403, 403, 200, 200, 200], () => ({})),
  officeRow(deliveries.count, [401, 403, 200, 200, 200, 200], () => ({})),
  officeRow(deliveries.ofCase, [401, 403, 200, 200, 200, 200], async ({ api, ours }) => ({
    params: { application: await submittedCase(api, ours) },
  })),
  officeRow(deliveries.resend, [401, 403, 403, 200, 200, 200], async ({ api, ours }) => ({
    params: { notice: await addNotice(api.prisma, ours.owner, { state: 'failed' }) },
  })),
  officeRow(deliveries.told, [401, 403, 403, 200, 200, 200], async ({ api, ours }) => ({
    params: { notice: await addNotice(api.prisma, ours.owner, { state: 'failed' }) },
  })),
];
