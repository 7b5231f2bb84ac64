import { createHash } from 'node:crypto';
import type { Page, Route } from 'playwright-core';

interface Grown {
  length: number;
  content: Buffer;
  metadata: Record<string, string>;
}
export interface TusStandIn {
  uploads: Map<string, Grown>;
  /** Chunks taken so far. */
  chunks: number;
  /** What is left of the network: chunks taken from now on before it is cut. */
  left: number;
  /** Refuses what has come whole. */
  refuse: { status: number; code: string; detail: string } | null;
  /** Told of each file that has come whole. */
  onFile: (upload: Grown) => string | null;
  /** Tokens that requests came with. */
  tokens: Set<string | undefined>;
  sha256(id: string): string;
}

/** Takes uploads as tus 1.0 says, in the place of the server. */
export async function standInForTus(page: Page): Promise<TusStandIn> {
  const tus: TusStandIn = {
    uploads: new Map(),
    chunks: 0,
    left: Infinity,
    refuse: null,
    onFile: () => null,
    tokens: new Set(),
    sha256: (id) => createHash('sha256').update(tus.uploads.get(id)!.content).digest('hex'),
  };
  await page.route(/\/api\/uploads/, (route) => answer(tus, route));
  return tus;
}

async function answer(tus: TusStandIn, route: Route): Promise<void> {
  const request = route.request();
  const id = new URL(request.url()).pathname.split('/')[3];
  const headers = { 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store' };
  if (tus.left <= 0) return route.abort('internetdisconnected');
  tus.tokens.add(request.headers()['x-csrf-token']);
  if (request.method() === 'POST') {
    const made = `upload-${tus.uploads.size + 1}`;
    const length = Number(request.headers()['upload-length']);
    const metadata = readMetadata(request.headers()['upload-metadata'] ?? '');
    tus.uploads.set(made, { length, content: Buffer.alloc(0), metadata });
    return route.fulfill({ status: 201, headers: { ...headers, Location: `/api/uploads/${made}` } });
  }
  const upload = tus.uploads.get(id ?? '');
  if (!upload) return route.fulfill({ status: 404, headers });
  if (request.method() === 'DELETE') {
    tus.uploads.delete(id!);
    return route.fulfill({ status: 204, headers });
  }
  if (request.method() === 'PATCH') {
    tus.left -= 1;
    tus.chunks += 1;
    upload.content = Buffer.concat([upload.content, request.postDataBuffer() ?? Buffer.alloc(0)]);
  }
  const whole = upload.content.length === upload.length;
  if (whole && tus.refuse) {
    tus.uploads.delete(id!);
    const body = JSON.stringify({ title: tus.refuse.code, ...tus.refuse });
    return route.fulfill({
      status: tus.refuse.status,
      headers,
      contentType: 'application/problem+json',
      body,
    });
  }
  const file = whole && request.method() === 'PATCH' ? tus.onFile(upload) : null;
  const offset = { 'Upload-Offset': `${upload.content.length}`, 'Upload-Length': `${upload.length}` };
  return route.fulfill({
    status: request.method() === 'HEAD' ? 200 : 204,
    headers: { ...headers, ...offset, ...(file === null ? {} : { 'Lianbei-File': file }) },
  });
}

const readMetadata = (header: string): Record<string, string> =>
  Object.fromEntries(
    header.split(',').map((pair) => {
      const [name = '', value = ''] = pair.trim().split(' ');
      return [name, Buffer.from(value, 'base64').toString()];
    }),
  );
