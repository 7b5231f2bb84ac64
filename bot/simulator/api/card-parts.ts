import type { JsonObject } from '../types.ts';
import { ApiError } from './api-error.ts';
import {
  noDuplicates,
  objectList,
  oneOf,
  optionalObject,
  optionalText,
  requiredObject,
  requiredText,
} from './fields.ts';

/** Sizes in bytes (WeCom developer docs path/90236). */
const KEY_BYTES = 1024;
const OPTION_ID_BYTES = 128;
const INVALID = 40058;

export function checkMainTitle(card: JsonObject): string {
  const part = optionalObject(card, 'main_title', 42033);
  if (!part) return '';
  optionalText(part, 'desc', INVALID);
  return optionalText(part, 'title', 42033);
}

/** A part that leads somewhere: type 1 needs a url, type 2 a mini-program. */
function checkTarget(part: JsonObject, types: readonly [number, ...number[]], code: number): number {
  const type = oneOf(part, 'type', types, code);
  if (type === 1) requiredText(part, 'url', 42028);
  if (type === 2) requiredText(part, 'appid', 42030);
  return type;
}

export function checkCardAction(card: JsonObject, required: boolean): void {
  const part = required
    ? requiredObject(card, 'card_action', 42045)
    : optionalObject(card, 'card_action', 42045);
  if (!part) return;
  if (required && part.type === undefined) throw new ApiError(42045, 'card_action.type is missing');
  checkTarget(part, required ? [1, 2] : [0, 1, 2], 42045);
}

/** `hasTaskId`: a corner menu calls back, and a callback names its task. */
export function checkActionMenu(card: JsonObject, hasTaskId: boolean): boolean {
  const part = optionalObject(card, 'action_menu', INVALID);
  if (!part) return false;
  if (!hasTaskId) throw new ApiError(42014, 'action_menu needs a task_id');
  const actions = objectList(part, 'action_list', { min: 1, max: 3, code: INVALID });
  actions.forEach((action) => requiredText(action, 'text', INVALID));
  const keys = actions.map((action) => requiredText(action, 'key', INVALID, KEY_BYTES));
  noDuplicates(keys, 'action_list.key', 42051);
  return true;
}

export function checkRows(card: JsonObject): void {
  const rows = objectList(card, 'horizontal_content_list', { min: 0, max: 6, code: 42035 });
  for (const row of rows) {
    requiredText(row, 'keyname', 42027);
    const type = oneOf(row, 'type', [0, 1, 2, 3], INVALID);
    if (type === 1) requiredText(row, 'url', 42028);
    if (type === 2) requiredText(row, 'media_id', 42029);
    if (type === 3) requiredText(row, 'userid', 42050);
  }
}

export function checkVerticalRows(card: JsonObject): void {
  const rows = objectList(card, 'vertical_content_list', { min: 0, max: 4, code: 42036 });
  rows.forEach((row) => requiredText(row, 'title', 42033));
}

export function checkJumps(card: JsonObject): void {
  for (const jump of objectList(card, 'jump_list', { min: 0, max: 3, code: 42042 })) {
    requiredText(jump, 'title', 42033);
    checkTarget(jump, [0, 1, 2], INVALID);
  }
}

export function checkQuote(card: JsonObject): void {
  const part = optionalObject(card, 'quote_area', INVALID);
  if (part) checkTarget(part, [0, 1, 2], INVALID);
}

export function checkPictures(card: JsonObject): void {
  const image = optionalObject(card, 'card_image', 42044);
  const area = optionalObject(card, 'image_text_area', 42044);
  if (!image && !area) throw new ApiError(42044, 'card_image or image_text_area is required');
  if (image) {
    requiredText(image, 'url', 42044);
    const ratio = image.aspect_ratio ?? 1.3;
    if (typeof ratio !== 'number' || ratio < 1.3 || ratio > 2.25) {
      throw new ApiError(42044, 'aspect_ratio must be between 1.3 and 2.25');
    }
  }
  if (!area) return;
  requiredText(area, 'image_url', 42044);
  checkTarget(area, [0, 1, 2], INVALID);
}

export function checkButtons(card: JsonObject): void {
  const buttons = objectList(card, 'button_list', { min: 1, max: 6, code: INVALID });
  const keys: string[] = [];
  for (const button of buttons) {
    requiredText(button, 'text', 42038);
    if (oneOf(button, 'type', [0, 1], INVALID) === 1) requiredText(button, 'url', 42028);
    else keys.push(requiredText(button, 'key', 42039, KEY_BYTES));
  }
  noDuplicates(keys, 'button_list.key', 42039);
}

function checkOptions(part: JsonObject, max: number): void {
  const options = objectList(part, 'option_list', { min: 1, max, code: 42037 });
  const ids = options.map((option) => requiredText(option, 'id', 42040, OPTION_ID_BYTES));
  noDuplicates(ids, 'option_list.id', 42040);
  options.forEach((option) => requiredText(option, 'text', 42041));
}

/** A selector: a question's key and one to ten options. Returns the key. */
function checkSelector(part: JsonObject): string {
  const key = requiredText(part, 'question_key', 42043, KEY_BYTES);
  checkOptions(part, 10);
  return key;
}

export function checkButtonSelection(card: JsonObject): void {
  const part = optionalObject(card, 'button_selection', 42043);
  if (part) checkSelector(part);
}

export function checkSelectList(card: JsonObject): void {
  const selectors = objectList(card, 'select_list', { min: 1, max: 3, code: 42047 });
  noDuplicates(selectors.map(checkSelector), 'select_list.question_key', 42043);
}

export function checkCheckbox(card: JsonObject): void {
  const part = requiredObject(card, 'checkbox', 42043);
  requiredText(part, 'question_key', 42043, KEY_BYTES);
  oneOf(part, 'mode', [0, 1], INVALID);
  checkOptions(part, 20);
}

export function checkSubmitButton(card: JsonObject): void {
  const part = requiredObject(card, 'submit_button', 42046);
  requiredText(part, 'text', 42049);
  requiredText(part, 'key', 42046, KEY_BYTES);
}
