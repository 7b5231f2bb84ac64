import { API } from '../../contract/api.ts';
import type { createObjectToNotice } from '../../services/filing/object-to-notice.ts';
import type { createListNotices, createReadNotice } from '../../services/filing/read-notices.ts';
import type { createVerifyFiling } from '../../services/filing/verify-filing.ts';
import type { createCheckReceipt } from '../../services/receipts/check-receipt.ts';
import { route, type Route } from './handler.ts';

export interface NoticeServices {
  list: ReturnType<typeof createListNotices>;
  read: ReturnType<typeof createReadNotice>;
  object: ReturnType<typeof createObjectToNotice>;
  verify: ReturnType<typeof createVerifyFiling>;
  checkReceipt: ReturnType<typeof createCheckReceipt>;
}

export function createNoticeRoutes(services: NoticeServices): Route[] {
  const { list, read, object, verify, checkReceipt } = API.notices;
  return [
    route(list, ({ query, now }) => services.list(query, now)),
    route(read, ({ params, now }) => services.read(params.notice, now)),
    route(object, ({ params, body, now }) => services.object({ notice: params.notice, form: body, now })),
    route(verify, ({ params, now }) => services.verify(params.code, now)),
    route(checkReceipt, ({ query, now }) => services.checkReceipt(query, now)),
  ];
}
