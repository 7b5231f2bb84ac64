/** What is proposed to a second officer. */
export const DECISION_WORDS: Readonly<Record<string, string>> = {
  approve: '审核通过',
  refuse: '不予备案',
  cancel: '取消备案资格',
};

export const NOTICE_REASONS = {
  noSuchCase: '没有找到这份申报，或者它还没有提交过。',
  noSuchNotice: '没有找到这条消息。',
  mandatory: '这一类是必须送达的通知，不能关闭。',
  noChannel: '对方不是本企业微信的成员，发不到。请改用电话等方式告知，再点“已另行告知”。',
  notUndelivered: '这条消息现在不在未送达之列，请刷新后查看最新状态。',
};

const FAILURES: readonly (readonly [RegExp, string])[] = [
  [/^no_channel/, '对方不是本企业微信的成员，请改用电话等方式告知。'],
  [/^in_doubt/, '发出后没有得到企业微信的回应，可能已送达。请先向对方核实，再决定是否重发。'],
  [/^gave_up/, '连续多次没有发出去，已停止重试。请稍后重发，或改用电话告知。'],
  [/unlicenseduser/, '对方没有接口许可，请管理员分配许可后重发。'],
  [/invaliduser|81013|60111|60011/, '对方不在应用的可见范围内，请管理员加入可见范围后重发。'],
  [/^data/, '企业微信不接受发给对方的这条消息，请改用电话等方式告知。'],
  [/^(frequency|busy)/, '企业微信限制了发送频率，稍后会自动再发。'],
  [/^(network|unknown|send_threw)/, '没有得到企业微信的回应，稍后会自动再发。'],
  [/^(token|configuration|secret)/, '企业微信应用的设置需要管理员处理，处理好后会自动再发。'],
];

/** What an officer can do about a failed attempt. */
export const failureWords = (reason: string): string =>
  reason === '' ? '' : (FAILURES.find(([pattern]) => pattern.test(reason))?.[1] ?? '没有发出去，请重发。');
