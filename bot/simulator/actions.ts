import { isEvent } from './callbacks/plain-xml.ts';
import type { Delivery } from './callbacks/deliver.ts';
import type { Prepare } from './callbacks/prepare.ts';
import type { CallbackRecord, Inbound } from './callbacks/types.ts';
import { readTap, type CardChoice } from './card-tap.ts';
import type { Platform } from './platform.ts';
import { SimulatorError } from './simulator-error.ts';
import type { ChatEntry, Contact, Content } from './types.ts';

/**
 * What people do: every action is one callback and, mostly, one line of the chat. Sending and tapping throw SimulatorError before
 * anything goes out; what they return resolves once the callback was accepted or given up.
 */
export interface Actions {
  addContact(userid: string, name: string): Contact;
  start(userid: string, inbound: Inbound): Promise<CallbackRecord>;
  startTap(userid: string, choice: CardChoice, msgid?: string): Promise<CallbackRecord>;
}

export function createActions(platform: Platform, prepare: Prepare, delivery: Delivery): Actions {
  const { world } = platform;

  const start: Actions['start'] = (userid, inbound) => {
    const contact = world.contact(userid);
    if (inbound.type === 'subscribe') contact.inScope = true;
    else if (!contact.inScope) {
      throw new SimulatorError('out_of_scope', `“${contact.name}”不在应用的可见范围内，请先把他加回来。`);
    }
    const mediaId = mediaOf(inbound, platform);
    const { record, msgId } = prepare(userid, inbound, mediaId);
    const content = contentOf(inbound, mediaId);
    if (content) {
      const id = isEvent(inbound.type) ? `event-${record.id}` : msgId;
      world.addEntry({ id, userid, from: 'contact', content, callback: record.id });
    }
    if (inbound.type === 'unsubscribe') contact.inScope = false;
    if (inbound.type === 'subscribe' || inbound.type === 'unsubscribe') {
      world.tell({ type: 'contact', contact });
    }
    return delivery.hand(record, inbound);
  };

  return {
    start,
    addContact(userid, name) {
      if (!/^[A-Za-z0-9][A-Za-z0-9_\-.@]{0,63}$/.test(userid)) {
        throw new SimulatorError('bad_request', '账号用 1 至 64 个字母、数字或 _ - . @，以字母或数字开头。');
      }
      const taken = [...world.contacts.keys()].some((known) => known.toLowerCase() === userid.toLowerCase());
      if (taken) throw new SimulatorError('known_contact', `账号“${userid}”已经有了，请换一个。`);
      const contact: Contact = { userid, name, inScope: true, kind: 'member' };
      world.contacts.set(userid, contact);
      world.tell({ type: 'contact', contact });
      return contact;
    },
    startTap(userid, choice, msgid) {
      const entry = findCard(world.chat(userid), msgid);
      if (entry.content.type !== 'card') throw new SimulatorError('no_card', '这条消息不是卡片。');
      if (entry.recalled) throw new SimulatorError('card_used', '这张卡片已被撤回。');
      const tap = readTap(entry.content, choice);
      const chosen = [tap.key, ...tap.selected.flatMap(({ optionIds }) => optionIds)];
      world.changeEntry(entry, { content: { ...entry.content, chosen } });
      return start(userid, { ...tap, responseCode: platform.codes.issue(entry.id) });
    },
  };
}

function findCard(chat: readonly ChatEntry[], msgid: string | undefined): ChatEntry {
  const found =
    msgid === undefined
      ? chat.findLast(({ from, content }) => from === 'app' && content.type === 'card')
      : chat.find(({ id }) => id === msgid);
  if (!found) throw new SimulatorError('no_card', '聊天里没有这张卡片。');
  return found;
}

/** The id of the picture, recording or film that goes with a message; made up where none was handed in. */
function mediaOf(inbound: Inbound, platform: Platform): string {
  if (inbound.type === 'image' && inbound.mediaId !== undefined) {
    if (!platform.media.get(inbound.mediaId))
      throw new SimulatorError('bad_request', '图片已过期，请重新选择。');
    return inbound.mediaId;
  }
  if (inbound.type !== 'image' && inbound.type !== 'voice' && inbound.type !== 'video') return '';
  return platform.media.put({ type: 'application/octet-stream', bytes: new Uint8Array() });
}

/** The line in the contact's chat; null where a phone shows none. */
function contentOf(inbound: Inbound, mediaId: string): Content | null {
  switch (inbound.type) {
    case 'text':
      return { type: 'text', text: inbound.text, truncated: false };
    case 'image':
    case 'video':
      return { type: 'media', kind: inbound.type, mediaId, transcript: null };
    case 'voice':
      return { type: 'media', kind: 'voice', mediaId, transcript: inbound.recognition ?? null };
    case 'location':
      return { type: 'location', label: inbound.label };
    case 'link':
      return { type: 'link', title: inbound.title, url: inbound.url };
    default:
      return noticeOf(inbound);
  }
}

function noticeOf(inbound: Inbound): Content | null {
  const notice = (text: string): Content => ({ type: 'notice', text });
  switch (inbound.type) {
    case 'enter_agent':
      return notice('进入了应用');
    case 'subscribe':
      return notice('已加入应用的可见范围');
    case 'unsubscribe':
      return notice('已移出应用的可见范围');
    default:
      return null;
  }
}
