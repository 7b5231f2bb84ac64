/** Sentences of the support page that no event of the timeline has. */
const CHANNELS: Readonly<Record<string, string>> = { chat: '聊天里', page: '页面上' };
const NOTICE_STATES: Readonly<Record<string, string>> = {
  waiting: '等待发送',
  queued: '排队发送',
  sent: '已发出',
  failed: '没有送达',
  not_wanted: '本人不要消息，只放在收件箱',
  in_digest: '并入当天的汇总消息',
};

export const TRAIL = {
  understood: (label: string, value: string | null, channel: string) =>
    `${CHANNELS[channel] ?? ''}记下“${label}”：${value ?? '清空'}。`,
  checked: (verdict: string) => `完成一次自查，结论是“${verdict}”。`,
  noticed: (title: string, text: string, state: string, read: boolean) =>
    `通知“${title}”：${text}（${NOTICE_STATES[state] ?? state}${read ? '，已读' : ''}）`,
  attempted: (title: string, outcome: string, reason: string) => {
    if (outcome === 'sent') return `“${title}”发出成功。`;
    const why = reason === '' ? '' : `，原因：${reason}`;
    return outcome === 'retry' ? `“${title}”这次没有发出，会再试${why}。` : `“${title}”没有送达${why}。`;
  },
  unknownField: '一项内容',
  member: '成员单位',
};

/** A name for whoever may not see it: the family name alone. */
export const maskedName = (name: string): string => (name === '' ? '' : `${[...name][0]}**`);
