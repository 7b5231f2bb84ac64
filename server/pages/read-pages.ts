import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface PageFile {
  content: Buffer;
  br?: Buffer;
  gz?: Buffer;
  type: string;
  etag: string;
  /** What the metrics call it. */
  route: string;
}

/** The built pages, held in memory: a few megabytes, most of them the viewer of PDF. */
export interface Pages {
  /** index.html, which opens every page of applicants. */
  document: PageFile;
  /** review.html, which opens every page of the officers' console. */
  console: PageFile;
  /** Everything else, by path. */
  files: ReadonlyMap<string, PageFile>;
}

const DOCUMENT = '/index.html';
const CONSOLE = '/review.html';
const DOCUMENTS: Readonly<Record<string, string>> = { [DOCUMENT]: 'page', [CONSOLE]: 'console page' };

/** Assets of the build before this one are served as well: pages that are open ask for them by name. */
export async function readPages({
  folder,
  previous,
}: {
  folder: string;
  previous: string | null;
}): Promise<Pages> {
  const files = await readFolder(folder);
  const take = (path: string): PageFile => {
    const file = files.get(path);
    if (!file) throw new Error(`No ${path} in ${folder}.`);
    files.delete(path);
    return file;
  };
  const pages = { document: take(DOCUMENT), console: take(CONSOLE) };
  const older = previous === null ? [] : await readFolder(previous);
  for (const [path, file] of older) {
    if (path.startsWith('/assets/') && !files.has(path)) files.set(path, file);
  }
  return { ...pages, files };
}

async function readFolder(folder: string): Promise<Map<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)),
  );
  const files = new Map<string, PageFile>();
  for (const [path, content] of contents) {
    if (/\.(br|gz)$/.test(path)) continue;
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(url, present(url, content, contents.get(`${path}.br`), contents.get(`${path}.gz`)));
  }
  return files;
}

function present(url: string, content: Buffer, br: Buffer | undefined, gz: Buffer | undefined): PageFile {
  return {
    content,
    ...(br && br.length < content.length ? { br } : {}),
    ...(gz && gz.length < content.length ? { gz } : {}),
    type: extname(url),
    etag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    route: DOCUMENTS[url] ?? (url.startsWith('/assets/') ? '/assets/*' : url),
  };
}
