import { isObject } from './api/fields.ts';
import type { CardTap, SelectedItem } from './callbacks/types.ts';
import { SimulatorError } from './simulator-error.ts';
import type { CardContent, Json, JsonObject } from './types.ts';

/** What a finger does on a card: a button, an action of the corner menu, or what is ticked or selected, handed in. */
export type CardChoice = string | readonly string[];

export type Tap = Omit<CardTap, 'responseCode'>;

const objects = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const part = (card: JsonObject, name: string): JsonObject => {
  const value = card[name];
  return isObject(value) ? value : {};
};
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const named = (list: readonly JsonObject[], wanted: string, id: 'id' | 'key'): JsonObject | undefined =>
  list.find((item) => item[id] === wanted) ?? list.find((item) => item.text === wanted);

/** The event that the choice makes. Throws SimulatorError where the card offers no such thing. */
export function readTap(content: CardContent, choice: CardChoice): Tap {
  const { card, taskId } = content;
  const cardType = text(card.card_type);
  if (typeof choice === 'string') {
    const action = named(objects(part(card, 'action_menu').action_list), choice, 'key');
    if (action) {
      return { type: 'template_card_menu_event', key: text(action.key), taskId, cardType, selected: [] };
    }
    requireLive(content);
    const button = named(objects(card.button_list), choice, 'key');
    if (!button || button.type === 1) throw noSuchOption(choice);
    const key = text(button.key);
    return { type: 'template_card_event', key, taskId, cardType, selected: selection(card, []) };
  }
  requireLive(content);
  const key = text(part(card, 'submit_button').key);
  if (key === '') throw new SimulatorError('no_such_option', '这张卡片没有提交按钮。');
  return { type: 'template_card_event', key, taskId, cardType, selected: selection(card, choice) };
}

function requireLive({ replaced }: CardContent): void {
  if (replaced !== null) throw new SimulatorError('card_used', `这张卡片已是“${replaced}”，按钮点不动了。`);
}

const noSuchOption = (choice: string): SimulatorError =>
  new SimulatorError('no_such_option', `这张卡片上没有“${choice}”。`);

/** The selected items of every question on the card, in its order. */
function selection(card: JsonObject, choices: readonly string[]): readonly SelectedItem[] {
  if (isObject(card.checkbox)) return [ticked(card.checkbox, choices)];
  const selectors = isObject(card.button_selection) ? [card.button_selection] : objects(card.select_list);
  const known = selectors.flatMap((selector) => objects(selector.option_list));
  const wrong = choices.find((choice) => !named(known, choice, 'id'));
  if (wrong !== undefined) throw noSuchOption(wrong);
  // Two selectors may use the same option ids: as many choices as selectors stand in their order.
  const inOrder = choices.length === selectors.length;
  return selectors.map((selector, at) => selected(selector, inOrder ? [choices[at]!, ...choices] : choices));
}

/** A phone does not hand in an empty list, nor two answers to a single choice. */
function ticked(checkbox: JsonObject, choices: readonly string[]): SelectedItem {
  const options = objects(checkbox.option_list);
  const optionIds = choices.map((choice) => {
    const option = named(options, choice, 'id');
    if (!option) throw noSuchOption(choice);
    return text(option.id);
  });
  if (optionIds.length === 0) throw new SimulatorError('no_such_option', '请至少选一项再提交。');
  if (checkbox.mode !== 1 && optionIds.length > 1)
    throw new SimulatorError('no_such_option', '这是单选，只能选一项。');
  return { questionKey: text(checkbox.question_key), optionIds };
}

/** A selector always has something selected: what was chosen, its default, or its first. */
function selected(selector: JsonObject, choices: readonly string[]): SelectedItem {
  const options = objects(selector.option_list);
  const chosen = choices.map((choice) => named(options, choice, 'id')).find((option) => option !== undefined);
  const preset = options.find(({ id }) => id === selector.selected_id);
  const option = chosen ?? preset ?? options[0] ?? {};
  return { questionKey: text(selector.question_key), optionIds: [text(option.id)] };
}
