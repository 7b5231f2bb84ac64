import type { z } from 'zod';
import type { Annual, AnnualField } from '../../../bot/policy/annual-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { annualFormFieldSchema, annualSectionSchema } from '../../contract/annual.ts';
import { ServerError } from '../../errors.ts';
import { ANNUAL_REASONS } from '../../phrases/annual.ts';

/** What a pack says of annual reports; a report of a pack that has none any more cannot be shown. @throws {ServerError} `not_found` */
export function annualOf(pack: Pack): Annual {
  if (pack.annual === null) throw new ServerError(404, 'not_found', ANNUAL_REASONS.notFound);
  return pack.annual;
}

export const fieldsOf = (annual: Annual): AnnualField[] => annual.sections.flatMap(({ fields }) => fields);

export const sectionOfField = (annual: Annual, field: string) =>
  annual.sections.find(({ fields }) => fields.some(({ id }) => id === field));

export const presentSections = (annual: Annual): z.output<typeof annualSectionSchema>[] =>
  annual.sections.map(({ id, title, clauses, fields }) => ({
    ...{ id, title, clauses: [...clauses] },
    fields: fields.map(presentFormField),
  }));

export const presentFormField = (field: AnnualField): z.output<typeof annualFormFieldSchema> => ({
  id: field.id,
  label: field.label,
  type: field.type,
  unit: 'unit' in field ? field.unit : null,
  hint: field.hint ?? null,
  maxLength: 'max_length' in field ? field.max_length : null,
  required: field.required,
  clauses: [...field.clauses],
});
