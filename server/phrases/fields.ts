/** Why a value of the application is not taken, and what to do. */
export const FIELD_REASONS = {
  unknownPath: '这一项不在现在的申报内容里，请刷新页面。',
  notText: '这一项请填文字。',
  notYesNo: '这一项只能选是或否。',
  unreadable: '里面有系统存不下的符号，请删掉后再填。',
  oneLine: '这一项只填一行，请去掉换行。',
  tooLong: (longest: number) => `最多 ${longest} 个字，请删短一些。`,
  phone: '请填 11 位手机号，或者带区号的座机号。',
  email: '请填完整的邮箱地址，例如 name@example.com。',
  yesNo: '请选“是”“否”“部分”或“不确定”。',
  count: (most: number) => `请填 0 到 ${most} 的整数。`,
  option: '请从给出的选项里选。',
  kind: '请从给出的成员类型里选。',
  code: '统一社会信用代码是 18 位数字和大写字母，其中没有 I、O、S、V、Z，请核对营业执照。',
  perhapsCode: (code: string) => `是不是 ${code}？`,
  totalBelowSum: (label: string, stated: number, sum: number) =>
    `${label}填的是 ${stated}，但分项加起来已有 ${sum}，两个数对不上，请核对后再填。`,
  tooManyMembers: (most: number) => `成员单位最多列 ${most} 家。`,
  memberRemoved: '这家成员单位已被移除，请先恢复再修改。',
} as const;
