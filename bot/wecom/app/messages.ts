import type { Message } from '../../conversation/types.ts';
import { childOf, childrenOf, childText, type XmlElement } from '../xml.ts';
import { NOTHING_CHOSEN, readSubmitKey } from './submit-key.ts';

/** What someone did, in channel-neutral words; null where there is nothing to do. */
export function messageOf(event: XmlElement): Message | null {
  const type = childText(event, 'MsgType');
  if (type === 'event') return eventOf(event);
  if (type === 'text') return { type: 'text', text: childText(event, 'Content') };
  const recognition = type === 'voice' ? childText(event, 'Recognition').trim() : '';
  if (recognition !== '') return { type: 'text', text: recognition };
  return { type: 'media', kind: MEDIA.get(type) ?? '这类消息' };
}

const MEDIA: ReadonlyMap<string, string> = new Map([
  ['image', '图片'],
  ['voice', '语音'],
  ['video', '视频'],
  ['location', '位置'],
  ['link', '链接'],
  ['file', '文件'],
]);

function eventOf(event: XmlElement): Message | null {
  switch (childText(event, 'Event')) {
    case 'enter_agent':
    case 'subscribe':
      return { type: 'enter' };
    case 'click':
    case 'template_card_menu_event':
      return press(childText(event, 'EventKey'));
    case 'template_card_event':
      return cardMessage(event);
    default:
      return null;
  }
}

function press(option: string): Message | null {
  return option === '' ? null : { type: 'press', option };
}

/**
 * A button's key is an option id. A list is handed in under a submit key: the ids chosen are either option ids, one of
 * which is a press like any other, or the bare items of a set. Option ids hold a `|`, which no item id does. A list handed in
 * with nothing chosen says nothing: the question is asked again.
 */
function cardMessage(event: XmlElement): Message | null {
  const key = childText(event, 'EventKey');
  const submit = readSubmitKey(key);
  if (!submit) return press(key);
  const chosen = selectedIds(event, submit.fact);
  if (chosen.length === 0) return { type: 'ask', fact: submit.fact };
  const option = chosen.length === 1 ? chosen[0]! : '';
  if (option.includes('|')) return press(option);
  return { type: 'submit', fact: submit.fact, values: chosen, packVersion: submit.packVersion };
}

function selectedIds(event: XmlElement, fact: string): readonly string[] {
  const chosen = childrenOf(childOf(event, 'SelectedItems'), 'SelectedItem')
    .filter((item) => childText(item, 'QuestionKey') === fact)
    .flatMap((item) => childrenOf(childOf(item, 'OptionIds'), 'OptionId'))
    .map((id) => id.text)
    .filter((id) => id !== '' && id !== NOTHING_CHOSEN);
  return [...new Set(chosen)];
}
