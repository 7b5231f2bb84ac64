import type { Platform } from '../platform.ts';
import type { CardContent, Content, Json, JsonObject } from '../types.ts';
import { ApiError } from '../api/api-error.ts';
import { checkCard } from '../api/card.ts';
import type { XmlNode, XmlObject } from './passive-reply.ts';
import type { CallbackRecord, Inbound } from './types.ts';

const TEXT_BYTES = 2048;

/** Puts a passive reply into the chat, or onto the card that was tapped. */
export function showReply(
  xml: XmlObject,
  inbound: Inbound,
  callback: CallbackRecord,
  platform: Platform,
): void {
  const { world } = platform;
  const bad = (detail: string): void => world.problem('bad_reply', detail);
  const type = xml.MsgType;
  if (type === 'update_button' || type === 'update_template_card') {
    const change = readCardChange(xml, type);
    if (typeof change === 'string') return bad(change);
    return changeTappedCard(change, inbound, callback, platform);
  }
  const content = readContent(xml, platform);
  if (typeof content === 'string') return bad(content);
  world.addEntry({
    id: `reply-${callback.id}`,
    userid: callback.userid,
    from: 'app',
    content,
    callback: callback.id,
  });
}

const objectOf = (node: XmlNode | undefined): XmlObject =>
  typeof node === 'object' && !Array.isArray(node) ? (node as XmlObject) : {};
const textOf = (node: XmlNode | undefined): string => (typeof node === 'string' ? node : '');

/** The content, or what is wrong with it. */
function readContent(xml: XmlObject, platform: Platform): Content | string {
  const type = textOf(xml.MsgType);
  if (type === 'text') {
    const text = textOf(xml.Content);
    if (text === '') return '文本被动回复的 Content 为空';
    const cut = Buffer.from(text, 'utf8').subarray(0, TEXT_BYTES).toString('utf8');
    if (cut !== text) platform.world.problem('truncated', `passive reply: ${text.slice(0, 40)}…`);
    return { type: 'text', text: cut, truncated: cut !== text };
  }
  if (type === 'image' || type === 'voice' || type === 'video') {
    const mediaId = textOf(objectOf(xml[`${type[0]!.toUpperCase()}${type.slice(1)}`]).MediaId);
    if (!platform.media.get(mediaId)) return `被动回复的 MediaId 无效：${mediaId}`;
    return { type: 'media', kind: type, mediaId, transcript: null };
  }
  if (type === 'news') {
    const items = asList(objectOf(xml.Articles).item).map(objectOf);
    if (items.length === 0 || items.length > 8) return '被动回复的 Articles 应有 1 至 8 项';
    const articles = items.map((item) => ({
      title: textOf(item.Title),
      description: textOf(item.Description),
      url: textOf(item.Url),
    }));
    return { type: 'news', articles };
  }
  return `不认识的被动回复类型：${type}`;
}

const asList = (node: XmlNode | undefined): readonly XmlNode[] =>
  node === undefined ? [] : Array.isArray(node) ? (node as readonly XmlNode[]) : [node];

type CardChange = Partial<Pick<CardContent, 'card' | 'replaced'>>;

function readCardChange(xml: XmlObject, type: 'update_button' | 'update_template_card'): CardChange | string {
  if (type === 'update_button') {
    const name = textOf(objectOf(xml.Button).ReplaceName);
    return name === '' ? 'update_button 缺少 Button.ReplaceName' : { replaced: name };
  }
  const card = cardFromXml(objectOf(xml.TemplateCard));
  try {
    checkCard(card, true);
  } catch (error) {
    if (error instanceof ApiError) return `update_template_card 的卡片不合格：${error.message}`;
    throw error;
  }
  return { card, replaced: typeof card.replace_text === 'string' ? card.replace_text : null };
}

/** A card changes only for the person who tapped it. */
function changeTappedCard(
  change: CardChange,
  inbound: Inbound,
  callback: CallbackRecord,
  platform: Platform,
): void {
  const taskId = 'taskId' in inbound ? inbound.taskId : null;
  const entry = platform.world
    .chat(callback.userid)
    .findLast(({ content }) => content.type === 'card' && content.taskId === taskId);
  if (!entry || entry.content.type !== 'card') {
    platform.world.problem('bad_reply', '只有卡片回调才能用 update_button 或 update_template_card 回复');
    return;
  }
  platform.world.changeEntry(entry, { content: { ...entry.content, ...change } });
}

const LISTS = new Set([
  'horizontal_content_list',
  'vertical_content_list',
  'jump_list',
  'button_list',
  'select_list',
  'option_list',
  'action_list',
]);
const NUMBERS = new Set(['type', 'style', 'mode', 'desc_color', 'aspect_ratio']);

/** PascalCase nodes to the fields of the API: repeated siblings become lists, the few numbers numbers. */
function cardFromXml(node: XmlObject): JsonObject {
  const entries = Object.entries(node).map(([name, value]): [string, Json] => {
    const field = name.replace(/(?<=.)([A-Z])/g, '_$1').toLowerCase();
    if (LISTS.has(field)) return [field, asList(value).map((item) => cardFromXml(objectOf(item)))];
    if (typeof value === 'string') return [field, NUMBERS.has(field) ? Number(value) : value];
    return [field, cardFromXml(objectOf(value))];
  });
  return Object.fromEntries(entries);
}
