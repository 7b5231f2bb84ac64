import { EXPORTS } from '../../phrases/exports.ts';
import { notFound } from '../applications/read-application.ts';
import { documentTitles } from '../programme/document-titles.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { cleanName } from '../papers/file-name.ts';
import type { FileStore } from '../papers/ports.ts';
import { canonicalJson } from '../submissions/canonical-json.ts';
import { dossierIndex, type IndexedVersion } from './dossier-index.ts';
import type { DossierGround, Dossiers, ZipEntry } from './ports.ts';

type Json = Parameters<typeof canonicalJson>[0];

export interface DossierDeps {
  dossiers: Dossiers;
  packs: PackShelf;
  files: Pick<FileStore, 'open'>;
  contentOf: (bytes: Uint8Array) => { open(): NodeJS.ReadableStream };
}

/** One application whole: an index, and of every version what was handed in and its files. @throws {ServerError} `not_found` */
export const createMakeDossier =
  ({ dossiers, packs, files, contentOf }: DossierDeps) =>
  async (
    applicationId: string,
    officerId: string,
    now: Date,
  ): Promise<{ name: string; entries: ZipEntry[] }> => {
    const ground = await dossiers.read(applicationId);
    if (ground === null) throw notFound();
    await dossiers.record(applicationId, officerId, now);
    const text = (path: string, content: string): ZipEntry => ({
      ...{ path, packed: false },
      open: async () => contentOf(Buffer.from(content)).open(),
    });
    const versions = layOut(ground, documentTitles(packs));
    const name = cleanName(EXPORTS.dossier(ground.title));
    return {
      name: `${name}.zip`,
      entries: [
        text(`${EXPORTS.index}.html`, dossierIndex(ground.title, versions, now)),
        ...versions.flatMap(({ contentPath, snapshot, papers }) => [
          text(contentPath, canonicalJson(snapshot as Json)),
          ...papers.flatMap(({ path, key }) =>
            path === null || key === null ? [] : [{ path, packed: true, open: () => files.open(key) }],
          ),
        ]),
      ],
    };
  };

function layOut(
  { versions, storageKeys }: DossierGround,
  titleOf: (document: string) => string,
): IndexedVersion[] {
  const held = new Set<string>();
  return versions.map(({ submission, snapshot }) => {
    const folder = EXPORTS.version(submission.version);
    const papers = snapshot.files.map(({ id, document, name, bytes, sha256 }) => {
      const key = storageKeys.get(id) ?? null;
      const title = titleOf(document) || document;
      // A file that several versions name lies in the first of them.
      const path =
        key === null || held.has(id) ? null : free(held, `${folder}/${cleanName(title)}`, cleanName(name));
      held.add(id);
      return { title, name, bytes, sha256, key, path };
    });
    return { submission, snapshot, contentPath: `${folder}/${EXPORTS.content}.json`, papers };
  });
}

/** Two files of one name stand beside each other. */
function free(held: Set<string>, folder: string, name: string): string {
  const [stem, end] = [name.replace(/\.[^.]*$/, ''), /\.[^.]*$/.exec(name)?.[0] ?? ''];
  let path = `${folder}/${name}`;
  for (let at = 2; held.has(path); at += 1) path = `${folder}/${stem}(${at})${end}`;
  held.add(path);
  return path;
}
