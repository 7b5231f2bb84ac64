import { API } from '../../contract/api.ts';
import type { createLinkFile } from '../../services/papers/open-file.ts';
import type { createListPapers } from '../../services/papers/list-papers.ts';
import type { createMakePhotos } from '../../services/papers/make-photos.ts';
import type { Deed, PaperFile, PaperFinding, PaperStore } from '../../services/papers/ports.ts';
import { route, type Route } from './handler.ts';

export interface PaperServices {
  list: ReturnType<typeof createListPapers>;
  makePhotos: ReturnType<typeof createMakePhotos>;
  link: ReturnType<typeof createLinkFile>;
  papers: PaperStore;
  /** The address that a link's token stands in. */
  fileLink: (token: string) => string;
}

const endpoints = API.papers;

export const paperRoutes = (services: PaperServices): Route[] => [
  ...listing(services),
  ...changes(services),
  ...findings(services),
];

const listing = ({ list, link, fileLink }: PaperServices): Route[] => [
  route(endpoints.list, async ({ params, now }) => ({
    items: (await list(params.application, now)).map((paper) => ({
      ...paper,
      files: paper.files.map(presentFile),
      findings: paper.findings.map(presentFinding),
    })),
  })),
  route(endpoints.link, async ({ params, body, now }) => {
    const { token, expiresAt, bytes, name } = await link(params.application, params.file, body.as, now);
    return { url: fileLink(token), expiresAt: expiresAt.toISOString(), bytes, name };
  }),
];

const changes = ({ papers, makePhotos }: PaperServices): Route[] => [
  route(endpoints.photos, async ({ params, body, ...call }) => {
    const command = { ...body, documentId: params.document };
    return presentFile(await makePhotos(command, deedOf(params, call)));
  }),
  route(endpoints.remove, async ({ params, ...call }) => {
    await papers.remove(params.file, deedOf(params, call));
    return undefined;
  }),
  route(endpoints.restore, async ({ params, ...call }) =>
    presentFile(await papers.restore(params.file, deedOf(params, call))),
  ),
];

const findings = ({ papers }: PaperServices): Route[] => [
  route(endpoints.dismiss, async ({ params, body, ...call }) =>
    presentFinding(await papers.dismiss(params.finding, body.reason, deedOf(params, call))),
  ),
  route(endpoints.reopen, async ({ params, ...call }) =>
    presentFinding(await papers.reopen(params.finding, deedOf(params, call))),
  ),
];

interface Call {
  actor: { contactId: string };
  key: string;
  now: Date;
}
const deedOf = ({ application }: { application: string }, { actor, key, now }: Call): Deed => ({
  applicationId: application,
  contactId: actor.contactId,
  key,
  now,
});

function presentFile(file: PaperFile) {
  const {
    id,
    documentId: document,
    name,
    kind,
    bytes,
    sha256,
    pages,
    by,
    at,
    replaces,
    state,
    scan,
    check,
  } = file;
  const shown = { id, document, name, kind, bytes, sha256, pages, by, at: at.toISOString() };
  return { ...shown, replaces, state, scan, check };
}

const presentFinding = ({ id, fileId, code, text, place, dismissed }: PaperFinding) => ({
  id,
  file: fileId,
  code,
  text,
  place,
  dismissed: dismissed && { ...dismissed, at: dismissed.at.toISOString() },
});
