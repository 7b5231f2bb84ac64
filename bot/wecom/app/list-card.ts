import type { Option, QuestionCard } from '../../conversation/types.ts';
import { sayable } from '../offered.ts';
import { fullLabels, shareOut, type CardAndText } from './card.ts';
import { bytesOf, LIMITS } from './limits.ts';
import { lengthOf, shorten } from './shorten.ts';
import { NOTHING_CHOSEN, submitKey } from './submit-key.ts';

/** Up to this length a label reads well in a drop-down list; longer ones are spread out to be read side by side. */
const SHORT_LABEL = 6;

/**
 * A choice or a set as one card. The rule: a choice of few short answers (counts above all) drops down from one line;
 * every other choice, and every set, lies open as a vote. Null where it cannot be a card.
 */
export function listQuestion(question: QuestionCard, helpers: readonly Option[]): CardAndText | null {
  const { answers, select, fact, packVersion } = question;
  const ids = [...answers, ...helpers].map((option) => option.id);
  const key = submitKey(fact, packVersion);
  if (answers.length === 0 || answers.length > LIMITS.voteOptions || bytesOf(key) > LIMITS.keyBytes)
    return null;
  if (new Set(ids).size !== ids.length || ids.some((id) => id === '' || bytesOf(id) > LIMITS.optionIdBytes))
    return null;
  const dropsDown =
    select !== 'many' &&
    answers.length < LIMITS.listOptions &&
    answers.every((answer) => lengthOf(answer.label) <= SHORT_LABEL);
  return dropsDown ? dropDown(question, helpers, key) : vote(question, helpers, key);
}

function dropDown(question: QuestionCard, helpers: readonly Option[], key: string): CardAndText {
  const options = [...question.answers, ...helpers].slice(0, LIMITS.listOptions - 1);
  const { before, main } = heading(question, LIMITS.title, []);
  return {
    before: before.join('\n'),
    card: {
      card_type: 'multiple_interaction',
      main_title: main,
      select_list: [
        {
          question_key: question.fact,
          title: '我的回答',
          selected_id: NOTHING_CHOSEN,
          option_list: [
            { id: NOTHING_CHOSEN, text: '请选择' },
            ...options.map(({ id, label }) => ({ id, text: shorten(label, LIMITS.listText) })),
          ],
        },
      ],
      submit_button: { text: '提交', key },
    },
  };
}

/** Helpers join a choice's entries, where choosing one is a tap; beside the ticks of a set they would contradict them. */
function vote(question: QuestionCard, helpers: readonly Option[], key: string): CardAndText {
  const many = question.select === 'many';
  const options = [...question.answers, ...(many ? [] : helpers)].slice(0, LIMITS.voteOptions);
  const { before, main } = heading(question, LIMITS.voteTitle, many ? helpers : []);
  const labels = fullLabels(
    question.answers.map((answer) => answer.label),
    LIMITS.voteText,
  );
  return {
    before: [...before, ...labels].join('\n'),
    card: {
      card_type: 'vote_interaction',
      main_title: main,
      checkbox: {
        question_key: question.fact,
        mode: many ? 1 : 0,
        option_list: options.map(({ id, label }) => ({
          id,
          text: shorten(label, LIMITS.voteText),
          is_checked: false,
        })),
      },
      submit_button: { text: many ? '选好了' : '提交', key },
    },
  };
}

/** A title too long for its place moves below, where there is room for it; then the place says what to do. */
function heading(question: QuestionCard, titleRoom: number, helpers: readonly Option[]) {
  const { title, lead, detail, select } = question;
  const fits = lengthOf(title) <= titleRoom;
  const hint = sayable(helpers);
  const pieces = fits ? [lead, detail] : [lead, title, detail];
  const withHint = shareOut([...pieces, hint], LIMITS.description);
  const { before, inside } = withHint.before.length === 0 ? withHint : shareOut(pieces, LIMITS.description);
  const instruction = select === 'many' ? '请勾选（可多选）' : '请选择一项';
  return {
    before,
    main: { title: fits ? title : instruction, ...(inside === '' ? {} : { desc: inside }) },
  };
}
