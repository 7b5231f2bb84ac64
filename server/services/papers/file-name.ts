import type { FileKind } from './ports.ts';

const EXTENSIONS: Readonly<Record<FileKind, string>> = {
  pdf: 'pdf',
  docx: 'docx',
  doc: 'doc',
  xlsx: 'xlsx',
  xls: 'xls',
  jpeg: 'jpg',
  png: 'png',
  heic: 'heic',
};
const MAX_LETTERS = 80;
/** Controls, and letters that are not seen but turn the others around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const FORBIDDEN = /[<>:"|?*]/g;

/** A name as it may be shown and saved anywhere: no path, nothing unseen. */
export function cleanName(given: string): string {
  const last = given.replace(UNSEEN, '').split(/[/\\]/).at(-1)!;
  const name = last
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const letters = [...name];
  if (letters.length <= MAX_LETTERS) return name;
  return [...letters.slice(0, 50), '…', ...letters.slice(-(MAX_LETTERS - 51))].join('');
}

/** The name with the extension that the content calls for. */
export function nameOfKind(given: string, kind: FileKind): string {
  const name = cleanName(given);
  const extension = EXTENSIONS[kind];
  const stem = name.replace(/\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,5}$/i, '').replace(/[. ]+$/, '') || '文件';
  const fits = new RegExp(`[.](?:${kind === 'jpeg' ? 'jpe?g' : extension})$`, 'i').test(name);
  return fits ? name : `${stem}.${extension}`;
}
