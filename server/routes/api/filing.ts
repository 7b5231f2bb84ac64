import { API } from '../../contract/api.ts';
import type { createAnswerObjection } from '../../services/filing/answer-objection.ts';
import type { createMakeCertificate } from '../../services/filing/certificate.ts';
import type { createFileApplication } from '../../services/filing/file-application.ts';
import type { createListStage } from '../../services/filing/list-stage.ts';
import type { createOpenNotice } from '../../services/filing/open-notice.ts';
import type { createReadCaseFiling } from '../../services/filing/read-office.ts';
import type { createReadOwnFiling } from '../../services/filing/read-own.ts';
import { route, type Route } from './handler.ts';

export interface FilingServices {
  readOwn: ReturnType<typeof createReadOwnFiling>;
  readCase: ReturnType<typeof createReadCaseFiling>;
  listStage: ReturnType<typeof createListStage>;
  openNotice: ReturnType<typeof createOpenNotice>;
  answerObjection: ReturnType<typeof createAnswerObjection>;
  file: ReturnType<typeof createFileApplication>;
  certificate: ReturnType<typeof createMakeCertificate>;
}

export function createFilingRoutes(services: FilingServices): Route[] {
  const { filing, officeFiling: office } = API;
  const { certificate } = services;
  return [
    route(filing.read, ({ params, now }) => services.readOwn(params.application, now)),
    route(filing.certificate, ({ params, query, now }) => certificate(params.application, query.format, now)),
    route(office.list, ({ query, now }) => services.listStage(query, now)),
    route(office.read, ({ params, officer, now }) => services.readCase(params.application, officer, now)),
    route(office.openNotice, ({ params, body, officer, key, now }) =>
      services.openNotice({ ...params, ...body, officer, key, now }),
    ),
    route(office.answerObjection, ({ params, body, officer, key, now }) =>
      services.answerObjection({ ...params, ...body, officer, key, now }),
    ),
    route(office.file, ({ params, body, officer, key, now }) =>
      services.file({ ...params, ...body, officer, key, now }),
    ),
    route(office.certificate, ({ params, query, now }) => certificate(params.application, query.format, now)),
  ];
}
