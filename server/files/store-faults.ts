import { ServerError } from '../errors.ts';

const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]{1,150}$/;

/** Keys are made by the program; another shape is a mistake of ours that must not reach a path. */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error('A storage key has a shape that no key has.');
  return key;
}

export const fileGone = (cause?: unknown): ServerError =>
  new ServerError(404, 'file_gone', '这个文件的内容已经不在了，请联系管理员。', { cause });

export const storeAway = (cause: unknown): ServerError =>
  new ServerError(503, 'store_away', '文件暂时存取不了，请稍后再试。', { cause });
