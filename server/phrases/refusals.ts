import type { RefusalCode } from '../papers/inspect/refusal.ts';

const KINDS = 'PDF、Word（doc、docx）、Excel（xls、xlsx）、JPG、PNG 或 HEIC';

/** What is wrong with a file, and what to do. `name` is as the person called it. */
export const REFUSAL_TEXTS: Readonly<Record<RefusalCode, (name: string) => string>> = {
  empty: (name) => `“${name}”是空文件，没有内容。请打开原文件看看，重新保存后再上传。`,
  too_large: (name) => `“${name}”超过 20 MB。请压缩图片、另存为较小的 PDF，或分成几个文件上传。`,
  program: (name) => `“${name}”其实是一个程序，不是文档。请上传${KINDS}。`,
  wrong_kind: (name) => `“${name}”不是能收的格式。请转换成${KINDS}后再上传。`,
  damaged: (name) => `“${name}”打不开，可能已损坏或没有传完整。请在电脑上打开检查，重新导出后再上传。`,
  password: (name) => `“${name}”设了打开密码，看不了内容。请去掉密码，另存后再上传。`,
  macros: (name) => `“${name}”里带有宏。请另存为不带宏的 docx、xlsx 或 PDF 后再上传。`,
  bomb: (name) => `“${name}”解压后大得异常，不能收。请重新导出，或另存为 PDF 后再上传。`,
  disguised: (name) => `“${name}”里夹带了另一种文件，不能收。请用原来的软件重新导出，或重新拍照后再上传。`,
  too_many_pixels: (name) => `“${name}”的像素太多（超过 1.1 亿）。请缩小尺寸后再上传。`,
};
