import type { TemplateCard } from '../../bot/wecom/app/card.ts';
import type { Random } from '../support/random.ts';

export type ShownCard = TemplateCard & { task_id: string };

/** What is done on a card: a button, or entries handed in. */
export interface Tap {
  key: string;
  chosen?: { question: string; ids: readonly string[] };
  /** Whether it was an entry of the corner menu. */
  corner?: boolean;
}

/** Anything that can be done on a card, nothing ticked and nothing chosen included. */
export function anyTap(card: ShownCard, random: Random): Tap {
  if (card.card_type === 'button_interaction') {
    const corner = card.action_menu?.action_list ?? [];
    if (corner.length > 0 && random.next() < 0.15) return { key: random.pick(corner).key, corner: true };
    // The first button says yes: leaning to it, conversations get somewhere.
    const buttons = buttonsOf(card);
    return random.next() < 0.5 ? { key: buttons[0]!.key } : { key: random.pick(buttons).key };
  }
  const { question, ids, many } = entriesOf(card);
  const chosen = many ? random.some(ids) : [random.pick(ids)];
  return { key: card.submit_button.key, chosen: { question, ids: chosen } };
}

/** Yes, five, the first of a choice, all of a set; null where the card asks nothing about the consortium. */
export function bestTap(card: ShownCard): Tap | null {
  if (card.card_type === 'button_interaction') {
    const { key } = buttonsOf(card)[0]!;
    return key.startsWith('answer|') ? { key } : null;
  }
  const { question, ids, many } = entriesOf(card);
  const choices = ids.filter((id) => id.startsWith('answer|'));
  const best = many
    ? ids.filter((id) => /^[a-z]/.test(id) && id !== 'unsure')
    : [choices.find((id) => id.split('|')[2] === '5') ?? choices[0]!];
  return { key: card.submit_button.key, chosen: { question, ids: best } };
}

/** Those that call back; the others open a page. */
const buttonsOf = (card: Extract<ShownCard, { card_type: 'button_interaction' }>) =>
  card.button_list.filter((button) => button.type === 0);

function entriesOf(card: Exclude<ShownCard, { card_type: 'button_interaction' }>) {
  if (card.card_type === 'vote_interaction') {
    const { question_key: question, option_list: options, mode } = card.checkbox;
    return { question, ids: options.map(({ id }) => id), many: mode === 1 };
  }
  const { question_key: question, option_list: options } = card.select_list[0]!;
  return { question, ids: options.map(({ id }) => id), many: false };
}
