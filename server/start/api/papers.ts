import type Router from '@koa/router';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createClamdScan } from '../../files/clamd.ts';
import { contentOfBytes } from '../../files/content.ts';
import { createUploadFolder } from '../../files/upload-folder.ts';
import { createApart } from '../../papers/apart.ts';
import { createPictures } from '../../papers/create-pictures.ts';
import { createDrawPreview } from '../../papers/draw-preview.ts';
import { createInspectFile } from '../../papers/inspect-file.ts';
import { createPaperTexts } from '../../papers/text/paper-texts.ts';
import { createTextReader } from '../../papers/text/text-reader.ts';
import { systemClock } from '../../queue/clock.ts';
import { createPaperWorker } from '../../queue/paper-worker.ts';
import { createUploadSweeper } from '../../queue/upload-sweeper.ts';
import type { FrontOptions } from '../../routes/api/front.ts';
import { paperRoutes } from '../../routes/api/papers.ts';
import { mountFiles } from '../../routes/files.ts';
import { mountUploads } from '../../routes/uploads.ts';
import { createFinishUpload } from '../../services/papers/finish-upload.ts';
import { createKeepFile } from '../../services/papers/keep-file.ts';
import { createLinks } from '../../services/papers/links.ts';
import { createListPapers } from '../../services/papers/list-papers.ts';
import { createMakePhotos } from '../../services/papers/make-photos.ts';
import { createLinkFile, createOpenLink } from '../../services/papers/open-file.ts';
import type { CheckPaper, FileStore } from '../../services/papers/ports.ts';
import { createPreviews } from '../../services/papers/previews.ts';
import { createApplicationAnswers } from '../../stores/application-answers.ts';
import { createPaperWork } from '../../stores/paper-work.ts';
import { createPaperStore } from '../../stores/papers.ts';
import { createLinkSecret } from '../../stores/redis/link-secret.ts';
import { createUploadLocks } from '../../stores/redis/upload-locks.ts';
import { awaitsAttachment } from './annual.ts';
import type { ApiParts } from '../api.ts';
import { createFiles } from '../file-store.ts';
import { newSecret } from '../new-secret.ts';

export interface PaperOptions {
  /** The pre-check. */
  check: (files: FileStore) => CheckPaper;
}
const UNCHECKED: PaperOptions = {
  check: () => async () => ({ check: 'not_checked', findings: [] }),
};

type PaperParts = Omit<ApiParts, 'conversations'>;
export type PapersApi = ReturnType<typeof createPapersApi>;

/** Everything about papers: calls of the API, the routes that are no calls, and the work behind them. */
export function createPapersApi(parts: PaperParts, options: PaperOptions = UNCHECKED) {
  const { config, packs, prisma, publicUrl } = parts;
  const stores = createStores(parts);
  const { files, papers, uploads, links, apart, reader } = stores;
  const work = createWork(parts, stores, options);
  const inspect = createInspectFile(apart);
  const pictures = createPictures(apart);
  const previews = createPreviews({
    files,
    draw: createDrawPreview(files, pictures),
    contentOf: contentOfBytes,
  });
  const scanning = config.clamdUrl !== null;
  const keep = createKeepFile({ files, papers, scanning, onAdded: () => work.worker.nudge() });
  const finish = createFinishUpload({ uploads, papers, inspect, keep });
  const open = { papers, files, links, previews };
  const link = createLinkFile(open);
  const fileLink = (token: string) => `${publicUrl()}/files/${token}`;
  const onError = (err: unknown) => parts.log.warn({ err }, 'uploads');
  const sweeper = createUploadSweeper({ uploads, finish, clock: work.clock, onError });
  const documents = new Set(packs.all().flatMap((pack) => pack.documents.map(({ id }) => id)));
  const locker = createUploadLocks(parts.redis, { layout: parts.layout, onError });
  return {
    files,
    papers,
    ...{ link, fileLink, texts: createPaperTexts(files, reader) },
    routes: paperRoutes({
      list: createListPapers(packs, papers, createApplicationAnswers(prisma)),
      makePhotos: createMakePhotos({ uploads, papers, inspect, pictures, keep, contentOf: contentOfBytes }),
      link,
      papers,
      fileLink,
    }),
    mount(router: Router, front: FrontOptions): void {
      const taken = { documents, awaits: awaitsAttachment(parts) };
      mountUploads(router, { uploads, store: uploads.tus, locker, finish, newId, ...taken }, front);
      mountFiles(router, { open: createOpenLink(open) }, front);
    },
    linkFile: createLinkFile(open),
    worker: work.worker,
    sweeper,
    stop: async () => {
      await Promise.all([apart.stop(), reader.close()]);
    },
  };
}

const newId = () => randomBytes(16).toString('base64url');

function createStores({ config, prisma, redis, layout, clock }: PaperParts) {
  return {
    files: createFiles(config, clock),
    papers: createPaperStore(prisma),
    uploads: createUploadFolder(join(config.dataDir, 'uploads')),
    links: createLinks(createLinkSecret(redis, { layout, newSecret, clock })),
    apart: createApart(),
    reader: createTextReader(),
  };
}

function createWork(
  { config, prisma, log, clock: now }: PaperParts,
  { files, papers }: ReturnType<typeof createStores>,
  { check }: PaperOptions,
) {
  const clock = { ...systemClock, now };
  const worker = createPaperWorker({
    work: createPaperWork(prisma),
    papers,
    files,
    scan: config.clamdUrl === null ? null : createClamdScan(config.clamdUrl),
    check: check(files),
    clock,
    random: Math.random,
    onError: (err) => log.warn({ err }, 'work on papers'),
  });
  return { clock, worker };
}
