import { dayWords } from './day-words.ts';

/** What is said about public notices, objections, filings and receipts. */
export const FILING_REASONS = {
  noFilingHere: '这个项目的政策包没有公示和备案这一步，审核通过就办结。',
  noNotice: '没有找到这份公示。它可能已经撤下，请从公示列表重新查看。',
  noticeOver: '这份公示的公示期已满或已经终止，不能再在这里提出异议。如有情况反映，请直接联系受理部门。',
  objectionAnswered: '这条异议已经由同事答复，请刷新后查看。',
  noticeRunning: (endsOn: string) => `公示还没有结束，${dayWords(endsOn)}期满以后才能备案。`,
  noticeProvisional: (endsOn: string) =>
    `公示截止日${dayWords(endsOn)}是按未公布的放假安排预计的，请先在设置里录入当年放假安排。`,
  noticeMissing: '还没有公示，不能备案。',
  objectionsOpen: (count: number) => `还有 ${count} 条异议没有答复，全部处理完才能备案。`,
  badValidity: (from: string, to: string) => `有效期要在${dayWords(from)}之后，最晚到${dayWords(to)}。`,
  notFiled: '这份申报还没有备案，没有备案证明。',
  filingEnded: '这项备案已经不在有效期内，不再出具备案证明。',
  noVerification:
    '没有这个核验码对应的备案。请核对证明上的网址或重新扫码；仍然查不到的，请向受理部门核实证明的真伪。',
};

export const CERTIFICATE_WORDS = {
  /** Between the names of members. */
  between: '、',
  noMembers: '（无）',
  fileName: (title: string, number: string) => `备案证明-${title}-${number}`,
};

/** For officers who do not work on cases. */
export const maskedText = (text: string): string => (text === '' ? '' : `${text.slice(0, 1)}***`);
export const maskedPhone = (phone: string): string =>
  phone.length < 8 ? '***' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
