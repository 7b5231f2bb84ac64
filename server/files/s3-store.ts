import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { request, type Dispatcher } from 'undici';
import type { Content, FileStore } from '../services/papers/ports.ts';
import { checkedKey, fileGone, storeAway } from './store-faults.ts';

export interface S3Options {
  /** Without a trailing slash. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
  now: () => Date;
  dispatcher?: Dispatcher;
  /** Milliseconds before each further try. */
  pauses?: readonly number[];
}

/** Of an empty body. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const PAUSES = [200, 1_000];

interface Call {
  method: 'PUT' | 'GET' | 'HEAD' | 'DELETE';
  key: string;
  headers?: Record<string, string>;
  content?: Content;
}

/** Any store that speaks S3, addressed by path. The digest of what is sent is signed, so that the store itself refuses other bytes. */
export function createS3Store(options: S3Options): FileStore {
  const ask = (call: Call) => persistently(options, call);
  return {
    async put(key, content) {
      const headers = {
        'Content-Length': String(content.bytes),
        'Content-Type': 'application/octet-stream',
      };
      const answer = await ask({ method: 'PUT', key, headers, content });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw refused(answer.statusCode);
    },

    async open(key, range) {
      const headers: Record<string, string> = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
      const answer = await ask({ method: 'GET', key, headers });
      if (answer.statusCode === (range ? 206 : 200)) return answer.body as Readable;
      await answer.body.dump();
      throw answer.statusCode === 404 ? fileGone() : refused(answer.statusCode);
    },

    async size(key) {
      const answer = await ask({ method: 'HEAD', key });
      await answer.body.dump();
      if (answer.statusCode === 404) return null;
      if (answer.statusCode === 200) return Number(answer.headers['content-length']);
      throw refused(answer.statusCode);
    },

    async remove(key) {
      const answer = await ask({ method: 'DELETE', key });
      await answer.body.dump();
      if (![200, 204, 404].includes(answer.statusCode)) throw refused(answer.statusCode);
    },
  };
}

const refused = (status: number) => storeAway(new Error(`The object store answered ${status}.`));

/** Every call here may be repeated: a store that is away for a moment is asked again. */
async function persistently(options: S3Options, call: Call): Promise<Dispatcher.ResponseData> {
  checkedKey(call.key);
  for (const pause of [...(options.pauses ?? PAUSES), null]) {
    try {
      const answer = await once(options, call);
      if (pause === null || (answer.statusCode < 500 && answer.statusCode !== 429)) return answer;
      await answer.body.dump();
    } catch (error) {
      if (pause === null) throw storeAway(error);
    }
    await delay(pause ?? 0);
  }
  throw new Error('The last try neither answered nor failed.');
}

async function once(options: S3Options, { method, key, headers = {}, content }: Call) {
  const { endpoint, bucket, region, accessKey, secretKey, now } = options;
  const url = `${endpoint}/${bucket}/${key}`;
  const signer = new AwsV4Signer({
    method,
    url,
    headers: { ...headers, 'X-Amz-Content-Sha256': content?.sha256 ?? EMPTY },
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    service: 's3',
    region,
    datetime: now()
      .toISOString()
      .replace(/[:-]|\.\d{3}/g, ''),
  });
  const signed = await signer.sign();
  return request(url, {
    method,
    headers: Object.fromEntries(signed.headers),
    body: content ? (content.open() as Readable) : null,
    headersTimeout: 30_000,
    bodyTimeout: 60_000,
    ...(options.dispatcher ? { dispatcher: options.dispatcher } : {}),
  });
}
