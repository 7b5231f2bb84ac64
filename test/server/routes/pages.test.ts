import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPages } from '../../../server/pages/read-pages.ts';
import { startTestServer, type TestServer } from '../../setup/http-app.ts';

let server: TestServer;
let dist: string;
const DOCUMENT = `<!doctype html><title>联备</title>${'<!-- -->'.repeat(100)}`;
const CONSOLE = '<!doctype html><title>联备审核</title>';

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'served-'));
  const build = async (name: string, files: Record<string, string>) => {
    await mkdir(join(dist, name, 'assets'), { recursive: true });
    for (const [file, text] of Object.entries(files)) await writeFile(join(dist, name, file), text);
    return join(dist, name);
  };
  const folder = await build('now', {
    'index.html': DOCUMENT,
    'review.html': CONSOLE,
    'assets/app-1.js': 'now()',
    'share.png': 'png',
  });
  await writeFile(join(folder, 'index.html.br'), brotliCompressSync(DOCUMENT));
  const previous = await build('before', { 'index.html': 'old', 'assets/app-0.js': 'before()' });
  server = await startTestServer({ pages: await readPages({ folder, previous }) });
});
afterAll(async () => {
  await server.stop();
  await rm(dist, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.url}${path}`, { method, headers: { 'Accept-Encoding': 'identity', ...headers } });
const HTML = { Accept: 'text/html,application/xhtml+xml' };

describe('a page', () => {
  test.each(['/', '/me', '/applications/some/papers/agreement?from=card'])(
    '%s is the one document, asked for anew each time, in which no script may stand',
    async (path) => {
      const response = await get(path, HTML);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(DOCUMENT);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
    },
  );

  test.each(['/review', '/review/', '/review/cases/some?tab=notes'])(
    '%s is one of the console',
    async (path) => {
      const response = await get(path, HTML);
      expect(await response.text()).toBe(CONSOLE);
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
    },
  );

  test('whose address only begins like the console’s is none of it', async () => {
    expect(await (await get('/reviews', HTML)).text()).toBe(DOCUMENT);
  });

  test('that has not changed is not sent again', async () => {
    const etag = (await get('/me', HTML)).headers.get('etag')!;
    const again = await get('/applications', {
      ...{ ...HTML, 'If-None-Match': etag },
      // As browsers ask; fetch would ask for it in any case.
      'Cache-Control': 'max-age=0',
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('is sent as it was compressed when it was built', async () => {
    const response = await get('/me', { ...HTML, 'Accept-Encoding': 'br' });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('vary')).toContain('Accept-Encoding');
    expect(await response.text()).toBe(DOCUMENT);
  });

  test.each([
    ['/api/nothing', HTML],
    ['/wecom/nothing', HTML],
    ['/files/nothing', HTML],
    ['/login/nothing', HTML],
    ['/assets/gone.js', HTML],
    ['/me', { Accept: 'application/json' }],
    ['/me', { Accept: '*/*' }],
  ])('is not what %s with %j asks for', async (path, headers) => {
    const response = await get(path, headers);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/problem\+json/);
  });

  test('is only read', async () => {
    expect((await get('/me', HTML, 'POST')).status).toBe(404);
    const head = await get('/me', HTML, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('a file of the build', () => {
  test('with a name of its own is kept for good, that of the build before included', async () => {
    for (const [path, text] of Object.entries({
      '/assets/app-1.js': 'now()',
      '/assets/app-0.js': 'before()',
    })) {
      const response = await get(path);
      expect(await response.text()).toBe(text);
      expect(response.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });

  test('without one is asked for anew', async () => {
    const response = await get('/share.png');
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  test('outside the build is none', async () => {
    expect((await get('/assets/..%2f..%2fbefore%2findex.html')).status).toBe(404);
  });
});
