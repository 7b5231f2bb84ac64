import type { Annual } from '../../../bot/policy/annual-schema.ts';
import { ANNUAL_LINES } from '../../phrases/annual.ts';
import type { Ground } from './ports.ts';

/** One line of the page before handing in; the section is where to mend it. */
export interface AnnualLine {
  text: string;
  section: string | null;
}
type Filled = Pick<Ground, 'values' | 'marks' | 'files'>;

/** Without these a report cannot be handed in: what the text asks for, and that nobody passes last year's words off as this year's. */
export const missingLines = ({ sections }: Annual, { values, marks }: Filled): AnnualLine[] =>
  sections.flatMap(({ id, title, fields }) => {
    const empty = fields.filter((field) => field.required && values[field.id] === undefined);
    const old = fields.filter((field) => values[field.id] !== undefined && marks[field.id] === undefined);
    const unconfirmed = { text: ANNUAL_LINES.unconfirmed(title, old.length), section: id };
    return [
      ...empty.map(({ label }) => ({ text: ANNUAL_LINES.empty(label), section: id })),
      ...(old.length > 0 ? [unconfirmed] : []),
    ];
  });

/** What is open, but no bar to handing in. */
export function openLines({ sections, attachments }: Annual, { values, files }: Filled): AnnualLine[] {
  const optional = sections.flatMap(({ id, title, fields }) => {
    const empty = fields.filter((field) => !field.required && values[field.id] === undefined);
    const labels = empty.map(({ label }) => label);
    return empty.length === 0 ? [] : [{ text: ANNUAL_LINES.optional(title, labels), section: id }];
  });
  const bare = attachments.filter(({ id }) => !files.some(({ document }) => document.startsWith(`${id}.`)));
  return [...optional, ...bare.map(({ title }) => ({ text: ANNUAL_LINES.noFiles(title), section: null }))];
}
