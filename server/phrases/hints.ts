import type { Unreadable } from '../services/precheck/paper-text.ts';
import type { Unit } from '../services/precheck/unit.ts';

const MAY_BE_WRONG = '这是自动查对的提示，可能有误。';
const unread = (pages: readonly number[]): string =>
  pages.length === 0 ? '' : `第${pageList(pages)}页没有可以读取的文字，没有查到那里。`;
const unit = ({ lead, name }: Unit) => `${lead ? '牵头单位' : '成员单位'}“${name}”`;

/** 1、3–5 */
function pageList(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last?.[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const shown = runs.slice(0, 6).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return shown.join('、') + (runs.length > shown.length ? '等' : '');
}

/** What is said of each finding: what was looked for, what was found. */
export const HINTS = {
  itemMissing: (item: string, label: string, clauses: readonly string[], pages: readonly number[]) =>
    `看起来没有找到“${item}”（${label}，条款 ${clauses.join('、')}）。换了说法的话，请自己核对一遍。${unread(pages)}`,
  nothingFound: (label: string, items: readonly string[], pages: readonly number[]) =>
    `${label}要有的${items.length}项看起来一项都没有找到（${items.join('、')}）。会不会传错了文件？${unread(pages)}`,
  itemEmpty: (item: string) => `找到了“${item}”的标题，但下面看起来没有内容。`,
  itemDeferred: (item: string) => `“${item}”看起来写成了以后再定，请核对是否已经约定清楚。`,
  unitMissing: (which: Unit, pages: readonly number[]) =>
    `看起来没有找到${unit(which)}的全称。${unread(pages)}${MAY_BE_WRONG}`,
  nameDiffers: (which: Unit, written: string) =>
    `名称可能不一致：申报里填的是${unit(which)}，文件里写的是“${written}”。`,
  codeDiffers: ({ name, code }: Unit, written: string) =>
    `统一社会信用代码可能不一致：申报里“${name}”填的是 ${code}，文件里写的是 ${written}。`,
  personMissing: (label: string, name: string, pages: readonly number[]) =>
    `看起来没有找到${label}“${name}”。${unread(pages)}${MAY_BE_WRONG}`,
  personDiffers: (label: string, name: string, written: string) =>
    `${label}可能不一致：申报里填的是“${name}”，文件里写的是“${written}”。`,
  noSuchDay: (written: string) => `日期“${written}”在日历上不存在，请核对。`,
  endsBeforeBegin: (begin: string, end: string) => `期限从“${begin}”到“${end}”，结束早于开始，请核对。`,
  signedAhead: (label: string, written: string) => `${label}“${written}”还没有到，请核对。`,
  dayBlank: (label: string) => `${label}看起来还没有填。`,
  tooLong: (word: string, years: number, most: number, clauses: readonly string[]) =>
    `“${word}”写的是${years}年，条款 ${clauses.join('、')} 写的是一般不超过${most}年，请核对。`,
  blanksLeft: (count: number) => `还有${count}处空着没有填。`,
  guidanceLeft: (count: number) => `草稿里的填写提示还留着${count}处，交之前请删去。`,
  scan: '这份文件里没有可以读取的文字，看起来是扫描件或照片，没有查对，请自己核对一遍。',
  pagesUnread: (pages: readonly number[]) =>
    `第${pageList(pages)}页没有可以读取的文字，可能是图片，没有查对，请自己核对一遍。`,
  unreadable: {
    damaged: '这份文件打不开或已损坏，没有查对。请用 Word、WPS 或阅读器打开看看，另存一份再传。',
    encrypted: '这份文件有打开密码，没有查对。请去掉密码再传。',
    too_much: '这份文件的内容太多或读取太久，没有查对。可以拆分或另存一份再传。',
  } satisfies Record<Unreadable, string>,
};
