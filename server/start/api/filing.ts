import { randomBytes } from 'node:crypto';
import { createApart } from '../../papers/apart.ts';
import { createRenderPdfApart } from '../../papers/certificate/render-apart.ts';
import { renderCertificateDocx } from '../../papers/certificate/render-docx.ts';
import { createFilingRoutes } from '../../routes/api/filing.ts';
import type { Route } from '../../routes/api/handler.ts';
import { createNoticeRoutes } from '../../routes/api/notices.ts';
import type { AfterChange } from '../../services/applications/ports.ts';
import { createAnswerObjection } from '../../services/filing/answer-objection.ts';
import { createMakeCertificate } from '../../services/filing/certificate.ts';
import { createEndNotices } from '../../services/filing/end-notices.ts';
import { createFileApplication } from '../../services/filing/file-application.ts';
import { createListStage } from '../../services/filing/list-stage.ts';
import { createObjectToNotice } from '../../services/filing/object-to-notice.ts';
import { createOpenNotice, type FilingDeps } from '../../services/filing/open-notice.ts';
import { createListNotices, createReadNotice } from '../../services/filing/read-notices.ts';
import { createReadCaseFiling } from '../../services/filing/read-office.ts';
import { createReadOwnFiling } from '../../services/filing/read-own.ts';
import { createVerifyFiling } from '../../services/filing/verify-filing.ts';
import { createCheckReceipt } from '../../services/receipts/check-receipt.ts';
import { createOfficeSettings } from '../../services/settings/read-settings.ts';
import { createFilingStore } from '../../stores/filing/filing-store.ts';
import { createFindReceipt } from '../../stores/filing/receipts.ts';
import { createSettingReader } from '../../stores/settings/settings.ts';
import type { ApiParts } from '../api.ts';
import { createShelf } from './drafts.ts';

type Parts = Pick<ApiParts, 'packs' | 'prisma' | 'clock'>;

function createDeps({ packs, prisma, clock }: Parts, afterChange: AfterChange): FilingDeps {
  const defaults = () => packs.at(new Date(clock())).office;
  return {
    packs,
    settings: createOfficeSettings({ store: createSettingReader(prisma), defaults }),
    store: createFilingStore(prisma),
    afterChange: (application, now) => afterChange(application, now, []),
  };
}

/** Public notices, objections, filings, certificates and the checking of receipts. */
export function createFilingApi(parts: ApiParts, afterChange: AfterChange = () => {}): Route[] {
  const { prisma, publicUrl } = parts;
  const deps = { ...createDeps(parts, afterChange), publicUrl, newCode };
  const render = { docx: renderCertificateDocx, pdf: createRenderPdfApart(createApart()) };
  return [
    ...createNoticeRoutes({
      list: createListNotices(deps),
      read: createReadNotice(deps),
      object: createObjectToNotice(deps),
      verify: createVerifyFiling(deps),
      checkReceipt: createCheckReceipt(createFindReceipt(prisma)),
    }),
    ...createFilingRoutes({
      readOwn: createReadOwnFiling(deps),
      readCase: createReadCaseFiling(deps),
      listStage: createListStage(deps),
      openNotice: createOpenNotice(deps),
      answerObjection: createAnswerObjection(deps),
      file: createFileApplication(deps),
      certificate: createMakeCertificate({ ...deps, render, shelf: createShelf(parts) }),
    }),
  ];
}

/** Ends what has run its days; the work of a clock. */
export const createNoticeEnding = (parts: Parts, afterChange: AfterChange = () => {}) =>
  createEndNotices(createDeps(parts, afterChange));

/** 128 bits, of the shape of all ids. */
const newCode = () => randomBytes(17).toString('base64url').slice(0, 22);
