import { hash } from 'node:crypto';
import { childOf, childText, type XmlElement } from '../xml.ts';

/**
 * What identifies a callback across its repetitions (WeCom developer docs path/90238). Sender and MsgId for a message: MsgIds of different senders
 * have been seen to collide. An event has no id; sender and time are the platform's advice, and what happened is added
 * because two things can happen within one second. The response code stays out, being new with every click: an
 * impatient double tap on one button is one tap.
 */
export function keyOf(event: XmlElement): string {
  const sender = childText(event, 'FromUserName').toLowerCase();
  const messageId = childText(event, 'MsgId').trim();
  if (/^[1-9]\d{0,19}$/.test(messageId)) return `message:${sender}:${messageId}`;
  const parts = [sender, ...IDENTIFYING.map((name) => childText(event, name)), selection(event)];
  return `event:${hash('sha1', JSON.stringify(parts), 'base64url')}`;
}

const IDENTIFYING = ['CreateTime', 'MsgType', 'Event', 'EventKey', 'TaskId', 'Content', 'MediaId'];

function selection(event: XmlElement): unknown {
  const flatten = (element: XmlElement): unknown => [
    element.name,
    element.text,
    element.children.map(flatten),
  ];
  const selected = childOf(event, 'SelectedItems');
  return selected ? flatten(selected) : null;
}
