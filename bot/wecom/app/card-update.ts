import type { Message } from '../../conversation/types.ts';
import type { Outgoing, PersonId } from '../../ports.ts';
import { userIdOf } from '../person.ts';
import { childText, type XmlElement } from '../xml.ts';
import { shorten } from './shorten.ts';

const UPDATE_CARD_PATH = '/cgi-bin/message/update_template_card';
/** What WeCom recommends for a button, in characters. */
const LABEL = 10;

interface Click {
  event: XmlElement;
  message: Message;
  person: PersonId;
  agentId: number;
  labelOf: (option: string) => string | undefined;
}

/**
 * Marks a card as used, in place: `已选：是`. The response code of a click serves once, within 72 hours. A tap in a card's
 * corner menu asks for help and leaves the question open, so that card stays as it is.
 */
export function usedCard({ event, message, person, agentId, labelOf }: Click): readonly Outgoing[] {
  const code = childText(event, 'ResponseCode');
  if (childText(event, 'Event') !== 'template_card_event' || code === '') return [];
  const body = {
    userids: [userIdOf(person)],
    agentid: agentId,
    response_code: code,
    button: { replace_name: markOf(message, labelOf) },
  };
  return [{ path: UPDATE_CARD_PATH, body }];
}

function markOf(message: Message, labelOf: Click['labelOf']): string {
  if (message.type === 'submit') return `已提交 ${message.values.length} 项`;
  if (message.type === 'ask') return '未选择';
  const label = message.type === 'press' ? labelOf(message.option) : undefined;
  return label === undefined ? '已选择' : shorten(`已选：${label}`, LABEL);
}
