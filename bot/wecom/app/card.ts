import { LIMITS } from './limits.ts';
import type { Address } from './links.ts';
import { lengthOf } from './shorten.ts';

/** A template card without its task id, and what must be said before it because the card cannot hold it. */
export interface CardAndText {
  /** Empty where the card says it all. */
  before: string;
  /** What the card has no place for: to be linked, or listed, in the message before it. */
  addresses?: readonly Address[];
  card: TemplateCard;
}

/** The card kinds that call back, as `template_card` takes them (WeCom developer docs path/90236). */
export type TemplateCard = ButtonCard | VoteCard | ListCard;

export interface ButtonCard {
  card_type: 'button_interaction';
  main_title: { title: string };
  sub_title_text?: string;
  button_list: CardButton[];
  action_menu?: { desc: string; action_list: { text: string; key: string }[] };
}

/** `type` 0 calls back, 1 opens an address. */
type CardButton =
  | { type: 0; text: string; style: number; key: string }
  | { type: 1; text: string; style: number; url: string };

interface VoteCard {
  card_type: 'vote_interaction';
  main_title: { title: string; desc?: string };
  checkbox: {
    question_key: string;
    mode: 0 | 1;
    option_list: { id: string; text: string; is_checked: false }[];
  };
  submit_button: { text: string; key: string };
}

interface ListCard {
  card_type: 'multiple_interaction';
  main_title: { title: string; desc?: string };
  select_list: {
    question_key: string;
    title: string;
    selected_id: string;
    option_list: { id: string; text: string }[];
  }[];
  submit_button: { text: string; key: string };
}

/**
 * Shares text out between a card's field and a message before it: everything in the field where it fits, else the
 * last pieces that do. Pieces are in reading order, so that what goes before is read first; a blank line parts an echo from
 * the question's own words.
 */
export function shareOut(pieces: readonly string[], room: number): { before: string[]; inside: string } {
  const said = pieces.filter((piece) => piece !== '');
  for (let from = 0; from < said.length; from += 1) {
    const inside = said.slice(from).join('\n\n');
    if (lengthOf(inside) <= room) return { before: said.slice(0, from), inside };
  }
  return { before: said, inside: '' };
}

/** The labels in full where one of them had to be shortened. */
export function fullLabels(labels: readonly string[], room: number): string[] {
  if (labels.every((label) => lengthOf(label) <= room)) return [];
  return [labels.map((label, index) => `${index + 1}. ${label}`).join('\n')];
}

/** A title in full where it had to be shortened. */
export function fullTitle(title: string): string[] {
  return lengthOf(title) <= LIMITS.title ? [] : [title];
}
