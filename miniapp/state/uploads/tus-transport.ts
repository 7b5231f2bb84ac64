import { DetailedError, Upload } from 'tus-js-client';
import { front } from '../../api/index.ts';
import { errorOf } from '../../api/errors.ts';
import { reloadSession } from '../session.ts';
import type { KeptJob } from './job.ts';
import type { Hooks, Transport } from './transport.ts';

const ENDPOINT = '/api/uploads';
const CHUNK_BYTES = 512 * 1024;
/** Within one attempt; afterwards it waits for the network. */
const RETRY_MS = [500, 2_000, 5_000];
/** Taken by another page of ours, out of step, too many at once: all over in a moment. */
const PASSING = [409, 423, 429];

const isPassing = (status: number) => status === 0 || status >= 500 || PASSING.includes(status);
const statusOf = (error: unknown) =>
  error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
const withToken = (request: { setHeader(name: string, value: string): void }) => {
  if (front.session?.csrf) request.setHeader('X-CSRF-Token', front.session.csrf);
};

/** Uploads by tus 1.0. */
export const tusTransport: Transport = {
  start(job, hooks) {
    let renewed = false;
    const upload = new Upload(job.content, {
      endpoint: ENDPOINT,
      uploadUrl: job.url,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_MS,
      metadata: metadataOf(job),
      storeFingerprintForResuming: false,
      onBeforeRequest: withToken,
      onShouldRetry: (error) => isPassing(statusOf(error)),
      onUploadUrlAvailable: () => hooks.onUrl(upload.url ?? ''),
      onProgress: (sent) => hooks.onProgress(sent),
      onSuccess: ({ lastResponse }) => hooks.onArrived(lastResponse.getHeader('Lianbei-File') ?? null),
      onError(error) {
        const refusal = refusalOf(error);
        if (refusal?.code !== 'not_from_our_page' || renewed) return tell(hooks, error);
        // The page's token has grown old.
        renewed = true;
        reloadSession().then(
          () => upload.start(),
          () => hooks.onAway(),
        );
      },
    });
    upload.start();
    return () => void upload.abort().catch(() => {});
  },
  discard: (url) =>
    void Upload.terminate(url, { retryDelays: null, onBeforeRequest: withToken }).catch(() => {}),
};

function metadataOf({ application, document, name, replaces, photo }: KeptJob): Record<string, string> {
  return {
    ...{ application, document, name },
    ...(replaces === null || photo ? {} : { replaces }),
    ...(photo ? { part: 'photo' } : {}),
  };
}

const refusalOf = (error: unknown) =>
  error instanceof DetailedError && error.originalResponse
    ? errorOf(error.originalResponse.getStatus(), error.originalResponse.getBody())
    : null;

function tell(hooks: Hooks, error: unknown): void {
  const status = statusOf(error);
  const refusal = refusalOf(error);
  if (isPassing(status) || refusal === null) return hooks.onAway();
  if (status === 401 || refusal.code === 'consent_needed') {
    hooks.onAway();
    return status === 401 ? front.onSignedOut() : front.onConsentNeeded();
  }
  hooks.onRefused(refusal.message);
}
