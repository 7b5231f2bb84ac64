import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface S3StandIn {
  endpoint: string;
  objects: Map<string, Buffer>;
  /** The next so many calls are answered with this status. */
  trouble: { status: number; times: number };
  /** Why calls were refused. */
  refusals: string[];
  stop(): Promise<void>;
}

interface Settings {
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/**
 * A strict little store: PUT, GET with Range, HEAD and DELETE of objects by path, each with a Signature Version 4 that is worked out here
 * from its specification (AWS, "Authenticating Requests: Using the Authorization Header"), and a payload that fits its signed digest.
 */
export async function startS3StandIn(settings: Settings, now: () => Date): Promise<S3StandIn> {
  const objects = new Map<string, Buffer>();
  const trouble = { status: 503, times: 0 };
  const refusals: string[] = [];
  const server = createServer((req, res) => {
    void answer(req, res).catch(() => res.destroy());
  });
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await buffer(req);
    const fault = signatureFault(req, body, settings, now());
    if (fault) {
      refusals.push(fault);
      return void res.writeHead(403).end();
    }
    if (trouble.times > 0) {
      trouble.times -= 1;
      return void res.writeHead(trouble.status).end();
    }
    serve(req, res, body, settings.bucket, objects);
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    trouble,
    refusals,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function serve(
  req: IncomingMessage,
  res: ServerResponse,
  body: Buffer,
  bucket: string,
  objects: Map<string, Buffer>,
) {
  const [, inBucket, key] = /^\/([^/]+)\/([^/]+)$/.exec(req.url!) ?? [];
  if (inBucket !== bucket || key === undefined) return res.writeHead(404).end();
  if (req.method === 'PUT') {
    objects.set(key, body);
    return res.writeHead(200).end();
  }
  if (req.method === 'DELETE') {
    objects.delete(key);
    return res.writeHead(204).end();
  }
  const object = objects.get(key);
  if (object === undefined) return res.writeHead(404).end(req.method === 'HEAD' ? undefined : '<Error/>');
  if (req.method === 'HEAD') return res.writeHead(200, { 'Content-Length': object.length }).end();
  const range = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? '');
  if (!range) return res.writeHead(200, { 'Content-Length': object.length }).end(object);
  return res.writeHead(206).end(object.subarray(Number(range[1]), Number(range[2]) + 1));
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;
const MUST_BE_SIGNED = ['host', 'x-amz-content-sha256', 'x-amz-date'];
const FIFTEEN_MINUTES = 15 * 60_000;

function signatureFault(req: IncomingMessage, body: Buffer, settings: Settings, now: Date): string | null {
  const parts = AUTHORIZATION.exec(req.headers.authorization ?? '');
  if (!parts) return 'no signature';
  const [, accessKey, day, region, signedHeaders, signature] = parts as unknown as string[];
  const names = signedHeaders!.split(';');
  const date = String(req.headers['x-amz-date']);
  if (accessKey !== settings.accessKey || region !== settings.region) return 'another credential';
  if (!MUST_BE_SIGNED.every((name) => names.includes(name))) return 'a header is not signed';
  if ([...names].sort().join() !== names.join()) return 'headers out of order';
  if (!date.startsWith(day!) || Math.abs(timeOf(date) - now.getTime()) > FIFTEEN_MINUTES)
    return 'time skewed';
  if (req.headers['x-amz-content-sha256'] !== sha256(body)) return 'the payload is another';
  const [path, query = ''] = req.url!.split('?');
  const canonical = [
    req.method,
    path!.split('/').map(encodeStrictly).join('/'),
    query,
    ...names.map((name) => `${name}:${String(req.headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders,
    sha256(body),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const steps = [day!, region!, 's3', 'aws4_request'];
  const key = steps.reduce<string | Buffer>((from, step) => hmac(from, step), `AWS4${settings.secretKey}`);
  const expected = hmac(key as Buffer, toSign);
  return timingSafeEqual(expected, Buffer.from(signature!, 'hex')) ? null : 'the signature does not fit';
}

const encodeStrictly = (segment: string) =>
  encodeURIComponent(decodeURIComponent(segment)).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function timeOf(date: string): number {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
}
