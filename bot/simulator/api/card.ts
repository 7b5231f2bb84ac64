import type { JsonObject } from '../types.ts';
import { ApiError } from './api-error.ts';
import * as part from './card-parts.ts';
import { optionalObject, optionalText } from './fields.ts';

const TASK_ID = /^[0-9A-Za-z_\-@]{1,128}$/;

export interface CardCheck {
  cardType: string;
  /** Empty where the card has none. */
  taskId: string;
  /** Whether taps on it come back, so that it carries a response_code. */
  callsBack: boolean;
}

/**
 * Refuses what the platform refuses (WeCom developer docs path/90236 "模板卡片消息"), with its code.
 * `update`: a card that replaces another keeps that one's task, and needs no task_id of its own.
 */
export function checkCard(card: JsonObject, update: boolean): CardCheck {
  const cardType = card.card_type;
  const check = typeof cardType === 'string' && Object.hasOwn(KINDS, cardType) ? KINDS[cardType] : undefined;
  if (!check || typeof cardType !== 'string') throw new ApiError(42031, String(cardType));

  const taskId = card.task_id ?? '';
  if (typeof taskId !== 'string' || (taskId !== '' && !TASK_ID.test(taskId))) {
    throw new ApiError(42014, 'task_id takes 1 to 128 of 0-9 A-Z a-z _ - @');
  }
  optionalObject(card, 'source', 40058);
  const title = part.checkMainTitle(card);
  const hasTask = update || taskId !== '';
  const callsBack = check({ card, title, hasTask });
  if (callsBack && !hasTask) throw new ApiError(42014, 'task_id is missing');
  return { cardType, taskId, callsBack };
}

interface Subject {
  card: JsonObject;
  title: string;
  hasTask: boolean;
}

function needTitle(title: string): void {
  if (title === '') throw new ApiError(42033, 'main_title.title is missing');
}

function checkNotice({ card, hasTask }: Subject): boolean {
  part.checkQuote(card);
  part.checkRows(card);
  part.checkJumps(card);
  part.checkCardAction(card, true);
  return part.checkActionMenu(card, hasTask);
}

/** One check for each kind of card; each answers whether the card calls back. */
const KINDS: Readonly<Record<string, (subject: Subject) => boolean>> = {
  text_notice(subject) {
    if (subject.title === '' && optionalText(subject.card, 'sub_title_text', 42033) === '') {
      throw new ApiError(42033, 'main_title.title or sub_title_text is required');
    }
    optionalObject(subject.card, 'emphasis_content', 40058);
    return checkNotice(subject);
  },
  news_notice(subject) {
    needTitle(subject.title);
    part.checkPictures(subject.card);
    part.checkVerticalRows(subject.card);
    return checkNotice(subject);
  },
  button_interaction({ card, title, hasTask }) {
    needTitle(title);
    optionalText(card, 'sub_title_text', 40058);
    part.checkQuote(card);
    part.checkRows(card);
    part.checkCardAction(card, false);
    part.checkButtonSelection(card);
    part.checkButtons(card);
    part.checkActionMenu(card, hasTask);
    return true;
  },
  vote_interaction({ card, title }) {
    needTitle(title);
    part.checkCheckbox(card);
    part.checkSubmitButton(card);
    return true;
  },
  multiple_interaction({ card, title }) {
    needTitle(title);
    part.checkSelectList(card);
    part.checkSubmitButton(card);
    return true;
  },
};
