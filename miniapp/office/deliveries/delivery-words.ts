import type { Answer } from '../../api/endpoints.ts';

export type Delivery = Answer<'deliveries.undelivered'>['items'][number];

/** What became of a notice, for officers. */
export const DELIVERY_STATES: Readonly<
  Record<Delivery['state'], { text: string; tag: 'done' | 'waiting' | 'refused' | 'info' | 'missing' }>
> = {
  waiting: { text: '等待发送', tag: 'waiting' },
  queued: { text: '正在发送', tag: 'waiting' },
  sent: { text: '已送达', tag: 'done' },
  failed: { text: '未送达', tag: 'refused' },
  not_wanted: { text: '对方关闭了提醒', tag: 'info' },
  inbox_only: { text: '只在消息页', tag: 'info' },
  in_digest: { text: '并入当天汇总', tag: 'done' },
  told_otherwise: { text: '已另行告知', tag: 'done' },
};

const OUTCOMES: Readonly<Record<Delivery['attempts'][number]['outcome'], string>> = {
  sent: '发送成功',
  retry: '没有发出去，稍后自动再发',
  failed: '没有发出去',
  asked: '重新发送',
  told: '记下已另行告知',
};

/** One attempt in a line: what, by whom where by hand. */
export const attemptWords = ({ outcome, by }: Delivery['attempts'][number]): string =>
  by === null ? OUTCOMES[outcome] : `${by.name || '经办人'}${OUTCOMES[outcome]}`;

export const nameOf = ({ person }: Delivery): string => person.name || '（没有填写姓名）';
