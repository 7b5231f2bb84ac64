import type { Option, QuestionCard } from '../../conversation/types.ts';
import { fullLabels, fullTitle, shareOut, type ButtonCard, type CardAndText } from './card.ts';
import { bytesOf, LIMITS } from './limits.ts';
import { sortOut, type Address } from './links.ts';
import { lengthOf, shorten } from './shorten.ts';

/** The answers as buttons, with as many helpers as fit beside them and in the corner menu. Null where it cannot be one. */
export function buttonQuestion(question: QuestionCard, helpers: readonly Option[]): CardAndText | null {
  const { answers, lead, title, detail } = question;
  if (answers.length === 0 || answers.length > LIMITS.buttons || !keysFit([...answers, ...helpers]))
    return null;
  const { before, inside } = shareOut([lead, detail], LIMITS.subTitle);
  const labels = fullLabels(
    answers.map((answer) => answer.label),
    LIMITS.buttonText,
  );
  return {
    before: [...before, ...(labels.length > 0 ? [title] : fullTitle(title)), ...labels].join('\n'),
    card: buttonCard({ title, text: inside, answers, helpers }),
  };
}

/** Addresses that a card offers at most: it is there to answer, too. */
const MOST_LINKS = 3;

/** A reply that asks nothing but offers something: what it says, and buttons. */
export function buttonMenu(
  text: string,
  options: readonly Option[],
  addresses: readonly Address[],
): CardAndText | null {
  if (!keysFit(options)) return null;
  const { inText, others } = sortOut(text, addresses);
  const links = others.slice(0, MOST_LINKS).filter(({ label }) => lengthOf(label) <= LIMITS.buttonText);
  const unlinked = others.filter((address) => !links.includes(address));
  // On a card words cannot be links.
  const apart = inText.length > 0;
  const heading = apart ? null : headingOf(text);
  const title = heading?.title ?? '请选择下一步';
  const inside = heading?.rest ?? (!apart && lengthOf(text) <= LIMITS.subTitle ? text : '');
  const before = heading !== null || inside !== '' ? '' : text;
  const room = LIMITS.buttons - links.length;
  const answers = options.slice(0, room);
  const labels = fullLabels(
    answers.map((option) => option.label),
    LIMITS.buttonText,
  );
  return {
    before: [before, ...labels].filter((part) => part !== '').join('\n'),
    addresses: [...inText, ...unlinked],
    card: buttonCard({ title, text: inside, answers, helpers: options.slice(room), links }),
  };
}

interface Parts {
  title: string;
  text: string;
  answers: readonly Option[];
  helpers: readonly Option[];
  links?: readonly Address[];
}

function buttonCard({ title, text, answers, helpers, links = [] }: Parts): ButtonCard {
  const button = (style: number) => (option: Option) =>
    ({ type: 0, text: shorten(option.label, LIMITS.buttonText), style, key: option.id }) as const;
  const opening = links.map(({ label, url }) => ({ type: 1, text: label, style: 1, url }) as const);
  const room = LIMITS.buttons - links.length - answers.length;
  const corner = helpers.slice(room, room + LIMITS.corner);
  return {
    card_type: 'button_interaction',
    main_title: { title: shorten(title, LIMITS.title) },
    ...(text === '' ? {} : { sub_title_text: text }),
    button_list: [...opening, ...answers.map(button(1)), ...helpers.slice(0, room).map(button(2))],
    ...(corner.length === 0
      ? {}
      : {
          action_menu: {
            desc: '更多',
            action_list: corner.map(({ id, label }) => ({
              text: shorten(label, LIMITS.buttonText),
              key: id,
            })),
          },
        }),
  };
}

/** A first line or sentence that makes a title, where the rest fits below it. */
function headingOf(text: string): { title: string; rest: string } | null {
  const trimmed = text.trim();
  const first = /^[^\n]*?(?=\n|$)/u.exec(trimmed)![0];
  const sentence = /^[^\n]*?[。！？!?]/u.exec(trimmed)?.[0] ?? first;
  for (const title of [first, sentence]) {
    const rest = trimmed.slice(title.length).trim();
    if (title !== '' && lengthOf(title) <= LIMITS.title && lengthOf(rest) <= LIMITS.subTitle) {
      return { title, rest };
    }
  }
  return null;
}

function keysFit(options: readonly Option[]): boolean {
  const ids = options.map((option) => option.id);
  return new Set(ids).size === ids.length && ids.every((id) => id !== '' && bytesOf(id) <= LIMITS.keyBytes);
}
