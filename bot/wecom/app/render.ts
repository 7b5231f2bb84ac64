import type { Reply } from '../../conversation/types.ts';
import type { Outgoing, PersonId } from '../../ports.ts';
import { helpersOf } from '../offered.ts';
import { userIdOf } from '../person.ts';
import { plainText } from '../plain-text.ts';
import { buttonMenu, buttonQuestion } from './button-card.ts';
import type { CardAndText, TemplateCard } from './card.ts';
import { bytesOf, LIMITS } from './limits.ts';
import { addressesOf, withLinks, type Address } from './links.ts';
import { listQuestion } from './list-card.ts';
import { splitText } from './split-text.ts';
import { taskIdBaseOf } from './task-id.ts';

export const SEND_PATH = '/cgi-bin/message/send';

export interface RenderContext {
  userId: string;
  agentId: number;
  /** Unique to the turn and the same whenever it is rendered again: `taskIdBaseOf`. */
  taskIdBase: string;
  /** Counts this person's turns up. */
  turn: number;
  /** False where cards do not show, as in the WeChat plugin (微工作台). */
  cards: boolean;
  /** Where the mini-app is, without a trailing slash; null: not known to people, nothing links to it. */
  publicUrl: string | null;
}

interface Channel extends Pick<RenderContext, 'agentId' | 'cards'> {
  publicUrl: () => string | null;
}

/** Renders a turn for a person; `key` is what tells it from that person's other turns, now and later, and `turn` counts them up. */
export function createAppRenderer({ agentId, cards, publicUrl }: Channel) {
  return (replies: readonly Reply[], person: PersonId, key: string, turn: number): Outgoing[] =>
    renderReplies(replies, {
      userId: userIdOf(person),
      agentId,
      taskIdBase: taskIdBaseOf(person, key),
      turn,
      cards,
      publicUrl: publicUrl(),
    });
}

type Content = { text: string } | { card: TemplateCard };

/** The fewest messages that say all of it, within every limit of the platform, in order (WeCom developer docs path/90236). */
export function renderReplies(replies: readonly Reply[], context: RenderContext): Outgoing[] {
  const contents = joinTexts(replies.flatMap((reply) => contentsOf(reply, context)));
  return contents.map((content, index) => {
    const before = contents.slice(0, index).filter((earlier) => sameText(earlier, content)).length;
    return message(content, { index, before }, context);
  });
}

function contentsOf(reply: Reply, { cards, publicUrl }: RenderContext): Content[] {
  const addresses = addressesOf(reply, publicUrl);
  const rendered = cards ? cardOf(reply, addresses) : null;
  if (rendered === null) return texts(withLinks(plainText(reply), addresses));
  return [...texts(withLinks(rendered.before, rendered.addresses ?? [])), { card: rendered.card }];
}

/** Null where the reply is text alone, or its options are beyond what a card holds. */
function cardOf(reply: Reply, addresses: readonly Address[]): CardAndText | null {
  const { question, text, options } = reply;
  if (!question) return options.length === 0 ? null : buttonMenu(text, options, addresses);
  const helpers = helpersOf(reply);
  const buttons = question.select === 'buttons' ? buttonQuestion(question, helpers) : null;
  const card = buttons ?? listQuestion(question, helpers);
  return card && { ...card, addresses };
}

function texts(text: string): Content[] {
  return splitText(text).map((part) => ({ text: part }));
}

/** Neighbouring texts become one message where they fit: a member gets at most 30 a minute, and the rest is dropped silently. */
function joinTexts(contents: readonly Content[]): Content[] {
  const joined: Content[] = [];
  for (const content of contents) {
    const last = joined.at(-1);
    const both = last && 'text' in last && 'text' in content ? `${last.text}\n\n${content.text}` : '';
    if (both !== '' && bytesOf(both) <= LIMITS.textBytes) joined[joined.length - 1] = { text: both };
    else joined.push(content);
  }
  return joined;
}

const sameText = (one: Content, other: Content) =>
  'text' in one && 'text' in other && one.text === other.text;

/** @param before how many messages of the turn before this one say the same */
function message(
  content: Content,
  { index, before }: { index: number; before: number },
  context: RenderContext,
): Outgoing {
  const { userId, agentId, taskIdBase, turn } = context;
  const payload =
    'text' in content
      ? { msgtype: 'text', text: { content: content.text } }
      : { msgtype: 'template_card', template_card: { ...content.card, task_id: `${taskIdBase}-${index}` } };
  const body = {
    touser: userId,
    agentid: agentId,
    ...payload,
    enable_duplicate_check: 1,
    duplicate_check_interval: duplicateInterval(turn, before),
  };
  return { path: SEND_PATH, body };
}

/** Messages of one turn that say the same, at the most. */
const ALIKE = 8;
const INTERVAL = { least: 1800, most: 14_400 };

/**
 * WeCom suppresses a request whose JSON it has had within the interval. A retry of unknown outcome sends the same bytes and
 * is suppressed; a reply that happens to say the same as an earlier one must not be, so that its JSON has to differ, and the
 * interval itself (seconds) is the one field that may differ without being seen. Counted up, it comes again after 1,575 turns,
 * more than a person takes in the longest interval. Counting a turn's messages instead of its like ones would not do: the ninth of
 * one turn would have the interval of the next turn's first.
 */
function duplicateInterval(turn: number, before: number): number {
  const { least, most } = INTERVAL;
  return least + ((turn * ALIKE + before) % (most - least + 1));
}
