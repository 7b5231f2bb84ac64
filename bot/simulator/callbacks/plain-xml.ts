import type { Inbound } from './types.ts';

/** Nodes of a callback in the order of the documentation. A string becomes CDATA, a number stands bare. */
type Node = readonly [name: string, value: string | number | readonly Node[]];

export interface Envelope {
  corpId: string;
  agentId: number;
  userid: string;
  /** Epoch seconds. */
  time: number;
  /** A 64-bit number in digits; messages carry it, events do not. */
  msgId: string;
  /** Of a picture, a recording or a film. */
  mediaId: string;
  picUrl: string;
}

/** The XML of a member's message or event (WeCom developer docs path/90239 and path/90240). */
export function plainXml(inbound: Inbound, envelope: Envelope): string {
  const event = EVENTS.has(inbound.type);
  const nodes: Node[] = [
    ['ToUserName', envelope.corpId],
    ['FromUserName', envelope.userid],
    ['CreateTime', envelope.time],
    ['MsgType', event ? 'event' : inbound.type],
    ...(event ? ([['Event', inbound.type]] as Node[]) : []),
    ...ownNodes(inbound, envelope),
    ...(event ? [] : ([['MsgId', BARE + envelope.msgId]] as Node[])),
    ['AgentID', envelope.agentId],
    ...trailingNodes(inbound),
  ];
  return `<xml>${nodes.map(render).join('')}</xml>`;
}

const EVENTS = new Set<Inbound['type']>([
  'click',
  'view',
  'enter_agent',
  'subscribe',
  'unsubscribe',
  'template_card_event',
  'template_card_menu_event',
]);

export const isEvent = (type: Inbound['type']): boolean => EVENTS.has(type);

/** Marks a number that JavaScript cannot hold: written bare, without CDATA. */
const BARE = '\u0000';

function ownNodes(inbound: Inbound, { mediaId, picUrl }: Envelope): Node[] {
  switch (inbound.type) {
    case 'text':
      return [['Content', inbound.text]];
    case 'image':
      return [
        ['PicUrl', picUrl],
        ['MediaId', mediaId],
      ];
    case 'voice':
      return [
        ['MediaId', mediaId],
        ['Format', 'amr'],
        ...(inbound.recognition === undefined ? [] : ([['Recognition', inbound.recognition]] as Node[])),
      ];
    case 'video':
      return [
        ['MediaId', mediaId],
        ['ThumbMediaId', mediaId],
      ];
    case 'location':
      return [
        ['Location_X', inbound.latitude],
        ['Location_Y', inbound.longitude],
        ['Scale', 15],
        ['Label', inbound.label],
      ];
    case 'link':
      return [
        ['Title', inbound.title],
        ['Description', inbound.description],
        ['Url', inbound.url],
        ['PicUrl', picUrl],
      ];
    default:
      return eventNodes(inbound);
  }
}

function eventNodes(inbound: Inbound): Node[] {
  switch (inbound.type) {
    case 'click':
      return [['EventKey', inbound.key]];
    case 'view':
      return [['EventKey', inbound.url]];
    case 'enter_agent':
      return [['EventKey', '']];
    case 'template_card_event':
    case 'template_card_menu_event':
      return [
        ['EventKey', inbound.key],
        ['TaskId', inbound.taskId],
        ['CardType', inbound.cardType],
        ['ResponseCode', inbound.responseCode],
      ];
    default:
      return [];
  }
}

/** What follows AgentID. */
function trailingNodes(inbound: Inbound): Node[] {
  if (inbound.type === 'location') return [['AppType', 'wxwork']];
  if (inbound.type !== 'template_card_event' || inbound.selected.length === 0) return [];
  const items = inbound.selected.map(({ questionKey, optionIds }): Node => {
    const options = optionIds.map((id): Node => ['OptionId', id]);
    return [
      'SelectedItem',
      [
        ['QuestionKey', questionKey],
        ['OptionIds', options],
      ],
    ];
  });
  return [['SelectedItems', items]];
}

function render([name, value]: Node): string {
  return `<${name}>${renderValue(value)}</${name}>`;
}

function renderValue(value: Node[1]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.map(render).join('');
  return value.startsWith(BARE) ? value.slice(BARE.length) : cdata(value);
}

/** A text that holds the end mark of CDATA is split over two sections. */
export const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
