import type { Answer } from '../../miniapp/api/endpoints.ts';
import type { Fixtures } from './fixtures.ts';
import { AT, idOf, PEOPLE } from './samples.ts';

const HOME = `/applications/${idOf('application')}`;

const INBOX: Answer<'inbox.list'>['items'] = [
  {
    ...{
      id: idOf('notice-1'),
      event: 'correction_requested',
      title: '申报材料需要补正',
      read: false,
      at: AT,
    },
    text: '“在线检测创新联合体”的申报材料有2处需要补正，已一次列全。\n请在2026年12月10日前补好并重新提交。',
    link: `${HOME}/corrections`,
    items: [
      {
        title: '创新联合体组建协议',
        reason: '缺少签字或盖章，请补签补盖后重新上传。',
        link: `${HOME}/papers/agreement`,
      },
      { title: '首席专家', reason: '与聘书上的姓名不一致，请核对后更正。', link: `${HOME}/form/team` },
    ],
    clauses: ['5.6'],
  },
  {
    ...{ id: idOf('notice-2'), event: 'review_begun', title: '已开始审核', read: false },
    at: '2026-11-24T02:10:00.000Z',
    text: '区科委已开始审核“在线检测创新联合体”的申报材料，有结果会在这里通知您。',
    ...{ link: HOME, items: [], clauses: ['5.6'] },
  },
  {
    ...{ id: idOf('notice-3'), event: 'application_submitted', title: '申报已提交', read: true },
    at: '2026-11-23T07:45:00.000Z',
    text: '“在线检测创新联合体”的申报材料已提交，等待区科委受理。\n回执编号：BS20261123-0001。',
    ...{ link: HOME, items: [], clauses: ['5.6'] },
  },
];

export const sampleInbox: Fixtures = {
  'inbox.list': { items: INBOX, next: null },
  'inbox.unread': { unread: 2 },
  'inbox.read': { unread: 0 },
  'inbox.preferences': {
    items: [
      { event: 'application_submitted', name: '申报已提交', mandatory: false, wanted: true },
      { event: 'review_begun', name: '开始审核', mandatory: false, wanted: false },
      { event: 'correction_requested', name: '材料补正通知', mandatory: true, wanted: true },
      { event: 'filed', name: '予以备案', mandatory: true, wanted: true },
    ],
    reached: true,
  },
  'inbox.prefer': undefined,
};

type Delivery = Answer<'deliveries.undelivered'>['items'][number];
const delivery = (change: Partial<Delivery>): Delivery => ({
  ...{ id: idOf('delivery-1'), title: '申报材料需要补正', person: PEOPLE.zhang, state: 'failed' },
  text: '“在线检测创新联合体”的申报材料有2处需要补正，已一次列全。',
  application: { id: idOf('application'), title: '在线检测创新联合体' },
  ...{ createdAt: AT, dueAt: null, sentAt: null, readAt: null },
  attempts: [
    {
      ...{ at: AT, outcome: 'failed', by: null, detail: 'data: 81013 all recipients invalid' },
      reason: '对方不在应用的可见范围内，请管理员加入可见范围后重发。',
    },
  ],
  ...change,
});

const UNDELIVERED = [
  delivery({}),
  delivery({
    ...{ id: idOf('delivery-2'), title: '已予以备案', person: PEOPLE.li, readAt: AT },
    application: { id: idOf('application-2'), title: '低空物流创新联合体' },
    attempts: [
      {
        ...{ at: AT, outcome: 'failed', by: null, detail: 'no_channel' },
        reason: '对方不是本企业微信的成员，请改用电话等方式告知。',
      },
    ],
  }),
];

export const sampleDeliveries: Fixtures = {
  'deliveries.undelivered': { items: UNDELIVERED, next: null },
  'deliveries.count': { undelivered: 2 },
  'deliveries.resend': delivery({ state: 'waiting' }),
  'deliveries.told': delivery({ state: 'told_otherwise' }),
  'deliveries.ofCase': {
    items: [
      delivery({
        state: 'sent',
        sentAt: AT,
        attempts: [{ at: AT, outcome: 'sent', reason: '', detail: '', by: null }],
      }),
      delivery({
        id: idOf('delivery-3'),
        title: '请报送2025年度运行情况',
        state: 'waiting',
        dueAt: '2026-11-26T01:12:00.000Z',
        attempts: [],
      }),
      UNDELIVERED[1]!,
    ],
    next: null,
  },
};
