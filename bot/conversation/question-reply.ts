import { UNSURE, YES_NO_VALUES, type Pack } from '../policy/pack.ts';
import type { Fact } from '../policy/schema.ts';
import { answerId, commandId, doneId, tickId } from './option-id.ts';
import { LABELS, PHRASES, YES_NO_LABELS } from './phrases.ts';
import type { ConversationState, Option, QuestionCard, Reply } from './types.ts';

/** Counts offered as quick picks; a larger one is typed. With 不确定 and the placeholder they fill the ten places of a card’s selector. */
const QUICK_COUNTS = [0, 1, 2, 3, 4, 5, 6, 7];
/** The item of a set card that says: none of these. */
export const NONE_OF_THESE = '-';

/** The pending question as a reply: `text` holds all of it, `question` its parts for channels that show cards. */
export function questionReply(
  pack: Pack,
  state: ConversationState,
  asking: string,
  left: number,
  lead: string,
  cited: boolean,
): Reply {
  const fact = pack.facts.get(asking)!;
  const question = pack.questions.get(asking);
  const { select, answers, options, hint } = answersOf(fact, pack.manifest.version, state);
  const title = question?.ask ?? fact.label;
  const head = headOf(pack, state, asking, left);
  const numbered = 'options' in fact ? fact.options.map(({ label }, index) => `${index + 1}. ${label}`) : [];
  const lines = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join('\n');
  return {
    text: [lead, lines([`【${title}】`, head, question?.hint, ...numbered, hint])]
      .filter(Boolean)
      .join('\n\n'),
    options: [...options, ...helpers(state)],
    clauses: cited ? fact.clauses : [],
    question: {
      fact: asking,
      packVersion: pack.manifest.version,
      lead,
      title,
      // What a card lets one tap need not be said on it; what was ticked before is.
      detail: lines([head, question?.hint, select === 'one' || state.ticked?.fact === asking ? hint : '']),
      select,
      answers,
    },
  };
}

function headOf(pack: Pack, state: ConversationState, asking: string, left: number): string {
  const group = pack.groups.find(({ questions }) => questions.some(({ fact }) => fact === asking));
  const title = group === undefined ? '' : group.title;
  return state.facts[asking] === undefined
    ? PHRASES.questionHead(title, left)
    : PHRASES.questionHeadAgain(title);
}

const helpers = (state: ConversationState): Option[] => [
  { id: commandId('why'), label: LABELS.why },
  { id: commandId('skip'), label: LABELS.skip },
  ...(state.answered.length > 0 ? [{ id: commandId('back'), label: LABELS.back }] : []),
];

interface Answers {
  select: QuestionCard['select'];
  /** For cards. */
  answers: Option[];
  /** For single taps. */
  options: Option[];
  hint?: string;
}

function answersOf(fact: Fact, version: string, state: ConversationState): Answers {
  const option = (value: string | number, label: string): Option => ({
    id: answerId(fact.id, value, version),
    label,
  });
  const unsure = option(UNSURE, LABELS.unsure);
  switch (fact.type) {
    case 'yes_no':
      return same(
        'buttons',
        YES_NO_VALUES.map((value) => option(value, YES_NO_LABELS[value]!)),
        PHRASES.yesNoHint,
      );
    case 'count':
      return same(
        'one',
        [...QUICK_COUNTS.map((n) => option(n, `${n} ${fact.unit}`)), unsure],
        PHRASES.countHint,
      );
    case 'choice':
      return same('one', [...fact.options.map(({ id, label }) => option(id, label)), unsure]);
    case 'set':
      return setAnswers(fact, version, state);
    case 'text':
      return same('buttons', [unsure]);
  }
}

const same = (select: QuestionCard['select'], answers: Option[], hint?: string): Answers => ({
  select,
  answers,
  options: answers,
  ...(hint ? { hint } : {}),
});

function setAnswers(
  fact: Extract<Fact, { type: 'set' }>,
  version: string,
  state: ConversationState,
): Answers {
  const ticked = state.ticked?.fact === fact.id ? state.ticked.items : [];
  const items = fact.options.map(({ id }) => id);
  const marked = fact.options.map(({ id, label }) => ({
    id: tickId(fact.id, id, version),
    label: ticked.includes(id) ? `✓ ${label}` : label,
  }));
  const labels = fact.options.filter(({ id }) => ticked.includes(id)).map(({ label }) => label);
  return {
    select: 'many',
    answers: [
      ...fact.options.map(({ id, label }) => ({ id, label })),
      { id: NONE_OF_THESE, label: LABELS.none },
      { id: UNSURE, label: LABELS.unsure },
    ],
    options: [
      { id: answerId(fact.id, items, version), label: LABELS.all },
      { id: answerId(fact.id, [], version), label: LABELS.none },
      { id: answerId(fact.id, UNSURE, version), label: LABELS.unsure },
      ...marked,
      ...(ticked.length > 0 ? [{ id: doneId(fact.id, version), label: LABELS.done }] : []),
    ],
    hint: ticked.length > 0 ? PHRASES.ticked(labels.join('、')) : PHRASES.setHint,
  };
}
