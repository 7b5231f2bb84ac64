import { describe, expect, it } from 'vitest';
import { createAppReceiver } from '../../../bot/wecom/app/receive.ts';
import {
  AGENT,
  button,
  callback,
  CORP,
  crypto,
  inner,
  NOW,
  receive,
  SECONDS,
  tickCard,
  ticked,
} from '../callbacks.ts';

describe('what someone did', () => {
  it.each([
    ['text', { MsgType: 'text', Content: '有 <3> 家 ]]>' }, { type: 'text', text: '有 <3> 家 ]]>' }],
    [
      'voice that was transcribed',
      { MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: '三家企业' },
      { type: 'text', text: '三家企业' },
    ],
    ['voice', { MsgType: 'voice', MediaId: 'm', Format: 'amr' }, { type: 'media', kind: '语音' }],
    [
      'voice that was transcribed to nothing',
      { MsgType: 'voice', Recognition: ' ' },
      { type: 'media', kind: '语音' },
    ],
    ['a picture', { MsgType: 'image', PicUrl: 'https://p', MediaId: 'm' }, { type: 'media', kind: '图片' }],
    ['a film', { MsgType: 'video', MediaId: 'm', ThumbMediaId: 't' }, { type: 'media', kind: '视频' }],
    [
      'a place',
      { MsgType: 'location', Location_X: '31.4', Location_Y: '121.4', Label: '宝山' },
      { type: 'media', kind: '位置' },
    ],
    ['a link', { MsgType: 'link', Title: 't', Url: 'https://u' }, { type: 'media', kind: '链接' }],
    ['a kind of message that is not known', { MsgType: 'hologram' }, { type: 'media', kind: '这类消息' }],
  ])('%s', (_, fields, message) => {
    expect(receive({ ...fields, MsgId: '1' })?.message).toEqual(message);
  });

  it.each([
    ['opening the app', { Event: 'enter_agent', EventKey: '' }, { type: 'enter' }],
    ['coming into the app’s scope', { Event: 'subscribe' }, { type: 'enter' }],
    [
      'a menu entry',
      { Event: 'click', EventKey: 'command|start' },
      { type: 'press', option: 'command|start' },
    ],
    [
      'a card’s corner menu',
      { ...button, Event: 'template_card_menu_event', EventKey: 'command|why' },
      { type: 'press', option: 'command|why' },
    ],
    ['a card’s button', button, { type: 'press', option: 'answer|agreement.signed|yes|1' }],
    [
      'one item ticked',
      { ...tickCard, SelectedItems: ticked('decision') },
      { type: 'submit', fact: 'mechanisms', values: ['decision'], packVersion: '1' },
    ],
    [
      'several items ticked, one of them reported twice',
      { ...tickCard, SelectedItems: ticked('decision', 'ip', 'decision', '-') },
      { type: 'submit', fact: 'mechanisms', values: ['decision', 'ip', '-'], packVersion: '1' },
    ],
    [
      'an entry of a list that is an option',
      { ...tickCard, CardType: 'multiple_interaction', SelectedItems: ticked('answer|mechanisms|unsure|1') },
      { type: 'press', option: 'answer|mechanisms|unsure|1' },
    ],
    [
      'a list handed in with nothing chosen',
      { ...tickCard, SelectedItems: ticked() },
      { type: 'ask', fact: 'mechanisms' },
    ],
    [
      'a list handed in as it was shown',
      { ...tickCard, SelectedItems: ticked('_') },
      { type: 'ask', fact: 'mechanisms' },
    ],
    ['a list without its items', tickCard, { type: 'ask', fact: 'mechanisms' }],
    [
      'the items of another question',
      { ...tickCard, EventKey: 'submit|agreement.contents|1', SelectedItems: ticked('decision') },
      { type: 'ask', fact: 'agreement.contents' },
    ],
    [
      'a button whose key only begins like a list’s',
      { ...button, EventKey: 'submit|x' },
      { type: 'press', option: 'submit|x' },
    ],
  ])('%s', (_, fields, message) => {
    expect(receive({ MsgType: 'event', ...fields })?.message).toEqual(message);
  });

  it.each([
    'unsubscribe',
    'view',
    'view_miniprogram',
    'scancode_push',
    'LOCATION',
    'batch_job_result',
    'open_approval_change',
    'share_agent_change',
    'inactive_alert',
    'kf_msg_or_event',
    'toString',
    '',
  ])('has nothing to do for the event “%s”, whoever sends it', (Event) => {
    expect(receive({ MsgType: 'event', Event, FromUserName: 'sys', EventKey: 'x' })).toBeNull();
    expect(receive({ MsgType: 'event', Event, FromUserName: '', AgentID: undefined })).toBeNull();
  });

  it('has nothing to do for a click without a key', () => {
    expect(receive({ MsgType: 'event', Event: 'click', EventKey: '' })).toBeNull();
    expect(receive({ ...button, EventKey: '' })).toBeNull();
  });
});

describe('who it was, and whether it was the same', () => {
  const keyOf = (fields: Parameters<typeof receive>[0]) => receive(fields)!.key;

  it('takes a userid in any case for the same person', () => {
    expect(receive({ ...button, FromUserName: 'ZhangSan' })?.person).toBe(`wecom:${CORP}:zhangsan`);
    expect(keyOf({ ...button, FromUserName: 'ZhangSan' })).toBe(
      keyOf({ ...button, FromUserName: 'zhangsan' }),
    );
  });

  it('tells messages of one id from different senders apart, and keeps every digit of it', () => {
    const message = { MsgType: 'text', Content: 'x', MsgId: '4561255354251345929' };
    expect(keyOf(message)).not.toBe(keyOf({ ...message, FromUserName: 'lisi' }));
    expect(keyOf(message)).not.toBe(keyOf({ ...message, MsgId: '4561255354251345928' }));
    expect(keyOf(message)).toBe(keyOf({ ...message, CreateTime: SECONDS + 5 }));
  });

  it('knows a repeated event again, and a double tap on one button as one', () => {
    expect(keyOf(button)).toBe(keyOf(button));
    expect(keyOf(button)).toBe(keyOf({ ...button, ResponseCode: 'code-2' }));
  });

  it('tells events of one second apart by what happened', () => {
    const keys = [
      button,
      { ...button, EventKey: 'answer|agreement.signed|no|1' },
      { ...button, TaskId: 'turn-1' },
      { ...button, CreateTime: SECONDS + 1 },
      { ...button, FromUserName: 'lisi' },
      { ...button, Event: 'template_card_menu_event' },
      { ...tickCard, SelectedItems: ticked('decision') },
      { ...tickCard, SelectedItems: ticked('ip') },
      { ...tickCard, SelectedItems: ticked('decision', 'ip') },
      { MsgType: 'text', Content: 'without an id' },
      { MsgType: 'text', Content: 'another without an id' },
    ].map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the mark on a used card', () => {
  const markOf = (fields: Parameters<typeof receive>[0]) => receive(fields)!.attached;

  it('names what was chosen, with the response code of the tap', () => {
    expect(markOf({ ...button, FromUserName: 'ZhangSan' })).toEqual([
      {
        path: '/cgi-bin/message/update_template_card',
        body: {
          userids: ['zhangsan'],
          agentid: AGENT,
          response_code: 'code-1',
          button: { replace_name: '已选：是' },
        },
      },
    ]);
  });

  it('says that something was chosen where the label is not known, is long, or was a list', () => {
    const nameOf = (fields: Parameters<typeof receive>[0]) => markOf(fields)[0]?.body['button'];
    expect(nameOf({ ...button, EventKey: 'command|why' })).toEqual({ replace_name: '已选择' });
    expect(nameOf({ ...tickCard, SelectedItems: ticked('ip', 'benefit') })).toEqual({
      replace_name: '已提交 2 项',
    });
    expect(nameOf({ ...tickCard, SelectedItems: ticked() })).toEqual({ replace_name: '未选择' });
    const { query, body } = callback(inner(button));
    const wordy = createAppReceiver({
      crypto,
      corpId: CORP,
      agentId: AGENT,
      clock: () => NOW,
      labelOf: () => '新一代信息技术产业',
    });
    expect(wordy.receive(query, body)?.attached[0]?.body['button']).toEqual({
      replace_name: '已选：新一代信息技…',
    });
  });

  it('leaves a card alone without a response code, and where only its corner menu was used', () => {
    expect(markOf({ ...button, ResponseCode: undefined })).toEqual([]);
    expect(markOf({ ...button, Event: 'template_card_menu_event' })).toEqual([]);
    expect(markOf({ MsgType: 'event', Event: 'enter_agent' })).toEqual([]);
  });
});
