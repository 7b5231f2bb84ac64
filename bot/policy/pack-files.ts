import { z } from 'zod';
import { annualSchema } from './annual-schema.ts';
import { filingSchema } from './filing-schema.ts';
import { formSchema } from './form-schema.ts';
import { lifeSchema } from './life-schema.ts';
import { noticesSchema } from './notices-schema.ts';
import { officeFileSchema } from './office-schema.ts';
import { papersSchema } from './papers-schema.ts';
import {
  answersSchema,
  clauseSchema,
  documentSchema,
  dutySchema,
  factSchema,
  groupSchema,
  manifestSchema,
  ruleSchema,
  vocabularySchema,
  wordingSchema,
} from './schema.ts';
import type { YamlFile } from './yaml-file.ts';

export const SCHEMAS = {
  'pack.yaml': manifestSchema,
  'clauses.yaml': z.array(clauseSchema).min(1),
  'facts.yaml': z.array(factSchema).min(1),
  'questions.yaml': z.array(groupSchema).min(1),
  'rules.yaml': z.array(ruleSchema).min(1),
  'documents.yaml': z.array(documentSchema),
  'duties.yaml': z.array(dutySchema),
  'answers.yaml': answersSchema,
  'wording.yaml': wordingSchema,
  'vocabulary.yaml': vocabularySchema,
  'form.yaml': formSchema,
  'papers.yaml': papersSchema,
};
/** A programme whose pack is without one of these knows no such duty. */
export const OPTIONAL_SCHEMAS = {
  'office.yaml': officeFileSchema,
  'notices.yaml': noticesSchema,
  'filing.yaml': filingSchema,
  'life.yaml': lifeSchema,
  'annual.yaml': annualSchema,
};
type Required = typeof SCHEMAS;
type Optional = typeof OPTIONAL_SCHEMAS;
export type RequiredFileName = keyof Required;
export type PackFileName = RequiredFileName | keyof Optional;
export type PackFiles = { [Name in RequiredFileName]: YamlFile<z.output<Required[Name]>> } & {
  [Name in keyof Optional]: YamlFile<z.output<Optional[Name]>> | null;
};
export const PACK_FILE_NAMES = [...Object.keys(SCHEMAS), ...Object.keys(OPTIONAL_SCHEMAS)] as PackFileName[];
