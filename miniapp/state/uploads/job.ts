/** What an upload is for. */
export interface Target {
  application: string;
  document: string;
  /** The file whose place it takes. */
  replaces: string | null;
  /** One picture of a paper that several pictures make up: it waits to become a page. */
  photo: boolean;
}

/** What of an upload outlives the page. */
export interface KeptJob extends Target {
  id: string;
  /** Who uploads it: another person on this phone does not go on with it. */
  contact: string;
  name: string;
  content: Blob;
  /** Where on the server it grows; null before it was begun. */
  url: string | null;
  /** A picture that has arrived whole. */
  arrived: boolean;
  /** Order among the pictures of one paper. */
  place: number;
}

/** `away`: the network is; it goes on by itself. */
export type JobState = 'waiting' | 'sending' | 'away' | 'arrived' | 'refused';

export interface Job extends KeptJob {
  state: JobState;
  sent: number;
  /** Why it was refused, and what to do. */
  reason: string | null;
  /** Whether it would outlive the page. */
  kept: boolean;
}

export const MOST_BYTES = 20 * 1024 * 1024;

/** What can be told before the first byte; what a file really is, the server looks at. */
export function refusalOf(name: string, bytes: number): string | null {
  if (bytes === 0) return `“${name}”是空文件，请确认文件能正常打开后重新选择。`;
  if (bytes > MOST_BYTES) return `“${name}”超过 20 MB，请压缩或拆成几个文件后再上传。`;
  return null;
}

/** The id of an upload: the last part of its address. */
export const uploadId = (url: string): string =>
  url
    .replace(/[/?]+$/, '')
    .split('/')
    .pop() ?? '';
