import { ServerError } from '../errors.ts';
import { REFUSAL_TEXTS } from '../phrases/refusals.ts';

const PROBLEMS: Readonly<Record<number, readonly [status: number, code: string, text: string]>> = {
  404: [404, 'upload_gone', '这次上传已过期或不存在，请重新选择文件上传。'],
  409: [409, 'offset_conflict', '上传的进度对不上，正在重新对齐，请稍候。'],
  410: [404, 'upload_gone', '这次上传已过期或不存在，请重新选择文件上传。'],
  412: [
    412,
    'not_tus',
    'Uploads speak tus 1.0: the header Tus-Resumable is missing or names another version.',
  ],
  415: [415, 'not_tus', 'A PATCH of an upload has the content type application/offset+octet-stream.'],
};

/** What the upload protocol refuses, in the words of a person. @param name of the file, where it is known */
export function tusProblem(status: number, name: string | null, cause?: unknown): ServerError {
  // Somebody else holds the upload; who asks again soon gets it.
  if (cause instanceof Error && cause.name === 'UploadLocked') {
    return new ServerError(423, 'upload_busy', '这个文件正在上传，请稍候。', { cause });
  }
  if (status === 413) return new ServerError(413, 'too_large', REFUSAL_TEXTS.too_large(name ?? '这个文件'));
  const known = PROBLEMS[status];
  if (known) return new ServerError(...known);
  if (status >= 500) {
    return new ServerError(503, 'upload_failed', '上传没有成功，请稍后再试；已经传好的部分不会丢。', {
      cause,
    });
  }
  return new ServerError(status, 'bad_upload', '上传中断或请求不完整，请重试；已经传好的部分不会丢。', {
    cause,
  });
}
