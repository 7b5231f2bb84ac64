import type { NoticeTemplate } from '../../../bot/policy/notices-schema.ts';
import { templateParts } from '../../../bot/policy/papers.ts';
import type { NoticeItem, NoticeParts } from './ports.ts';
import { isPath, pathOf } from './places.ts';

/** What the blanks of a template are filled with. */
export type NoticeValues = Readonly<Record<string, unknown>>;

export interface WrittenNotice {
  title: string;
  text: string;
  link: string | null;
  parts: NoticeParts;
}

/** The words of a notice. A sentence or row with a blank that has no value is left out, so that nothing is made up. */
export function writeNotice(
  template: NoticeTemplate,
  values: NoticeValues,
  application: string | null,
): WrittenNotice {
  const sentences = template.text.flatMap((sentence) => filled(sentence, values) ?? []);
  const rows = template.rows.flatMap(({ name, value }) => {
    const said = filled(value, values);
    return said === null ? [] : [{ name, value: said }];
  });
  return {
    title: filled(template.title, values) ?? filledLoosely(template.title, values),
    text: sentences.join('\n'),
    link: pathOf(template.leads_to, application, values['link']),
    parts: { rows, items: itemsOf(values['items']), clauses: template.clauses },
  };
}

function filled(text: string, values: NoticeValues): string | null {
  let said = '';
  for (const part of templateParts(text)) {
    if (typeof part === 'string') said += part;
    else {
      const value = wordsOf(values[part.source]);
      if (value === '') return null;
      said += value;
    }
  }
  return said;
}

/** A title has to be there: blanks without a value are passed over. */
const filledLoosely = (text: string, values: NoticeValues): string =>
  templateParts(text)
    .map((part) => (typeof part === 'string' ? part : wordsOf(values[part.source])))
    .join('');

function wordsOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return dayWords(value.trim());
  if (!Array.isArray(value)) return '';
  return value
    .map((one) => (isThing(one) ? [one['title'], one['reason']].map(wordsOf).join('：') : wordsOf(one)))
    .map((words) => words.replace(/^：|：$/gu, ''))
    .filter((words) => words !== '')
    .join('；');
}

function dayWords(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  return year ? `${year}年${Number(month)}月${Number(day)}日` : value;
}

function itemsOf(value: unknown): NoticeItem[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isThing).flatMap(({ title, reason, link }) => {
    const words = wordsOf(title);
    return words === '' ? [] : [{ title: words, reason: wordsOf(reason), path: isPath(link) ? link : null }];
  });
}

const isThing = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
