import type { Pack } from '../../../bot/policy/pack.ts';

/** How an upload names a paper that goes with the report of a year. */
export const attachmentDocument = (attachment: string, year: number): string => `${attachment}.${year}`;

/** The year that a document goes with; null for one that is no attachment of a report. */
export function yearOfAttachment({ annual }: Pack, document: string): number | null {
  const [, id, year] = /^([a-z][a-z0-9_]*)\.(\d{4})$/.exec(document) ?? [];
  return annual?.attachments.some((attachment) => attachment.id === id) ? Number(year) : null;
}
