import type { DefectSubject } from '../services/cases/ports.ts';

/** Why something cannot be done to a case, and what to do. */
export const CASE_REASONS = {
  taken: (name: string) =>
    `这份申报已由${name === '' ? '另一位同事' : `“${name}”`}领取。如需接手，请联系负责人改派，或从队列里领取另一份。`,
  noSuchOfficer: '这位同事现在不是审核人员或负责人，请从名单里另选一位。',
  onlyOwn: '审核人员只能退回自己领取的申报；改派给别人要由负责人来做。',
  newVersion: '申报单位刚刚提交了新的一版，请刷新后看改了什么再办理。您写的内容不会丢失。',
  notReviewing: (state: string) => `这份申报现在是“${state}”，不在审核中，不能再改材料的审核意见。`,
  reviewChanged: (name: string) =>
    `${name === '' ? '另一位同事' : `“${name}”`}刚刚改了这份材料的审核意见。请先看一眼，再决定是否改成您的。`,
  returnReason: '退回材料要说明原因：请选一条退回理由，或写几句话。',
  itemReason: (title: string) => `请写明“${title}”要怎么改。`,
  nothingToCorrect: '还没有要补正的内容：请先退回至少一份材料，或写明要改的地方。',
  documentsOpen: (titles: readonly string[]) =>
    `还有退回的材料没有处理：${titles.join('、')}。请先通知申报单位补正，或改成认可，再作审核通过。`,
  unknownRule: '没有找到所选的要求，请刷新后重新选择。',
  unknownDocument: '没有找到这份材料，请刷新后再看。',
  unknownSubject: '没有找到要补正的这一项，请刷新后重新选择。',
} as const;

/** What a defect is called that is no document, fact or field. */
export const DEFECT_TITLES: Readonly<Partial<Record<DefectSubject, string>>> = {
  members: '成员单位名单',
  other: '其他事项',
};

export const YES_NO_WORDS: Readonly<Record<string, string>> = {
  yes: '是',
  no: '否',
  partly: '部分，或正在办',
  unsure: '不确定',
};
export const NONE_YET = '暂时都没有';
export const UNKNOWN_VALUE = '（现行版本里没有这个选项）';
