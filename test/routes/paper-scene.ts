import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API } from '../../server/contract/api.ts';
import { loadConfig } from '../../server/config.ts';
import { createApi } from '../../server/start/api.ts';
import { createPapersApi } from '../../server/start/api/papers.ts';
import { startTestApi, type TestApiOptions } from '../setup/api.ts';
import { startTestServer } from '../setup/http-app.ts';
import type { Person } from '../setup/people.ts';

export type Scene = Awaited<ReturnType<typeof startPaperScene>>;

/** The API with uploads and files on a data folder of its own. */
export async function startPaperScene(env: Record<string, string> = {}, options: TestApiOptions = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'papers-'));
  const api = await startTestApi({
    ...options,
    change: { config: loadConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, ...env }) },
  });

  /** Everything that lies in a folder below the data folder. */
  const lying = async (folder: string) =>
    (await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  return {
    ...api,
    dataDir,
    files: () => lying('files'),
    uploads: async () => (await lying('uploads')).filter((name) => !name.endsWith('.json')),

    async application(organisation: { id: string; owner: Person }): Promise<string> {
      const id = randomBytes(16).toString('base64url');
      const at = new Date();
      await api.prisma.application.create({
        data: {
          id,
          organisationId: organisation.id,
          packId: 'baoshan-2025-8',
          packVersion: '1',
          createdBy: organisation.owner.id,
          createdAt: at,
          updatedAt: at,
        },
      });
      return id;
    },

    /** Another process of the same program: same database, Redis and folder. */
    async another() {
      const twin = createPapersApi(api.parts);
      const server = await startTestServer({ api: createApi(api.parts, { papers: twin }) });
      return {
        url: server.url,
        papers: twin,
        async stop() {
          await server.stop();
          await twin.stop();
        },
      };
    },

    async listed(person: Person, application: string, document: string) {
      const { items } = await api.call(person, API.papers.list, { params: { application } });
      return items.find((item) => item.document === document)!;
    },

    async stop() {
      await api.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

export interface Sent {
  application: string;
  document?: string;
  name?: string;
  replaces?: string;
  part?: string;
}

const encode = (metadata: Record<string, string | undefined>) =>
  Object.entries(metadata)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${Buffer.from(value!).toString('base64')}`)
    .join(',');

/** Speaks tus by hand, so that every step can go wrong. */
export function createSender(url: string, person: Person | null, cookie = 'lianbei_session') {
  const own = person ? { Cookie: `${cookie}=${person.cookie}`, 'X-CSRF-Token': person.csrf } : {};
  const base = { ...own, 'Tus-Resumable': '1.0.0' };
  const send = (method: string, path: string, headers: Record<string, string>, body?: Uint8Array) =>
    fetch(url + path, {
      method,
      headers: { ...base, ...headers },
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
  const begin = (
    length: number,
    { document = 'agreement', name = '协议.pdf', ...rest }: Sent,
    headers = {},
  ) =>
    send('POST', '/api/uploads', {
      'Upload-Length': String(length),
      'Upload-Metadata': encode({ document, name, ...rest }),
      ...headers,
    });
  const patch = (path: string, offset: number, body: Uint8Array) =>
    send(
      'PATCH',
      path,
      { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
      body,
    );
  return {
    headers: base,
    send,
    begin,
    patch,
    head: (path: string) => send('HEAD', path, {}),
    /** All at once; the answer to the last step. */
    async upload(bytes: Uint8Array, sent: Sent) {
      const begun = await begin(bytes.length, sent);
      const path = begun.headers.get('Location');
      if (begun.status !== 201 || path === null || bytes.length === 0) return begun;
      return patch(path, 0, bytes);
    },
  };
}
