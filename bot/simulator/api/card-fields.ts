import type { JsonObject } from '../types.ts';
import { isObject } from './fields.ts';

/** Fields of each kind of card (WeCom developer docs path/90236 and, for an update, path/94888). */
const COMMON = ['card_type', 'source', 'main_title', 'task_id'];
const NOTICE = ['action_menu', 'quote_area', 'horizontal_content_list', 'jump_list', 'card_action'];

export const CARD_FIELDS: Readonly<Record<string, readonly string[]>> = {
  text_notice: [...COMMON, ...NOTICE, 'emphasis_content', 'sub_title_text'],
  news_notice: [...COMMON, ...NOTICE, 'image_text_area', 'card_image', 'vertical_content_list'],
  button_interaction: [
    ...COMMON,
    'action_menu',
    'quote_area',
    'sub_title_text',
    'horizontal_content_list',
    'card_action',
    'button_selection',
    'button_list',
  ],
  vote_interaction: [...COMMON, 'checkbox', 'submit_button'],
  multiple_interaction: [...COMMON, 'select_list', 'submit_button'],
};

const PART_FIELDS: Readonly<Record<string, readonly string[]>> = {
  source: ['icon_url', 'desc', 'desc_color'],
  action_menu: ['desc', 'action_list'],
  action_list: ['text', 'key'],
  main_title: ['title', 'desc'],
  quote_area: ['type', 'url', 'appid', 'pagepath', 'title', 'quote_text'],
  emphasis_content: ['title', 'desc'],
  horizontal_content_list: ['type', 'keyname', 'value', 'url', 'media_id', 'userid'],
  vertical_content_list: ['title', 'desc'],
  jump_list: ['type', 'title', 'url', 'appid', 'pagepath'],
  card_action: ['type', 'url', 'appid', 'pagepath'],
  card_image: ['url', 'aspect_ratio'],
  image_text_area: ['type', 'url', 'title', 'desc', 'image_url', 'appid', 'pagepath'],
  button_selection: ['question_key', 'title', 'option_list', 'selected_id'],
  button_list: ['type', 'text', 'style', 'key', 'url'],
  checkbox: ['question_key', 'mode', 'option_list'],
  select_list: ['question_key', 'title', 'selected_id', 'option_list'],
  option_list: ['id', 'text', 'is_checked'],
  submit_button: ['text', 'key'],
};

/** Beyond this many characters a phone cuts the text off: the documentation's recommendations. */
const SEEN_CHARACTERS: Readonly<Record<string, number>> = {
  'source.desc': 20,
  'main_title.title': 36,
  'main_title.desc': 44,
  'vote_interaction.main_title.title': 16,
  'vote_interaction.main_title.desc': 160,
  'multiple_interaction.main_title.desc': 160,
  'emphasis_content.title': 14,
  'emphasis_content.desc': 22,
  sub_title_text: 160,
  'horizontal_content_list.keyname': 5,
  'horizontal_content_list.value': 30,
  'vertical_content_list.title': 38,
  'vertical_content_list.desc': 160,
  'jump_list.title': 18,
  'button_selection.option_list.text': 16,
  'button_list.text': 10,
  'checkbox.option_list.text': 17,
  'select_list.option_list.text': 16,
  'submit_button.text': 10,
};

export interface CardNote {
  kind: 'unknown_field' | 'long_text';
  detail: string;
}

/** What the platform ignores or cuts off without a word. */
export function cardNotes(card: JsonObject, update: boolean): readonly CardNote[] {
  const type = String(card.card_type);
  const allowed = [...(CARD_FIELDS[type] ?? []), ...(update ? ['replace_text'] : [])];
  const notes: CardNote[] = [];
  const visit = (value: unknown, path: string, fields: readonly string[]): void => {
    if (Array.isArray(value)) return value.forEach((item) => visit(item, path, fields));
    if (typeof value === 'string') return noteLength(notes, value, path, type);
    if (!isObject(value as never)) return;
    for (const [name, part] of Object.entries(value as JsonObject)) {
      const at = path === '' ? name : `${path}.${name}`;
      const known = fields.includes(name) || (update && name === 'disable');
      if (!known) notes.push({ kind: 'unknown_field', detail: `${type}: ${at}` });
      else visit(part, at, PART_FIELDS[name] ?? []);
    }
  };
  visit(card, '', allowed);
  return notes;
}

function noteLength(notes: CardNote[], text: string, path: string, type: string): void {
  const limit = SEEN_CHARACTERS[`${type}.${path}`] ?? SEEN_CHARACTERS[path];
  const length = [...text].length;
  if (limit === undefined || length <= limit) return;
  notes.push({
    kind: 'long_text',
    detail: `${type}: ${path} has ${length} characters, a phone shows about ${limit}: ${text}`,
  });
}
