import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { factSchema, vocabularySchema } from '../../bot/policy/schema.ts';
import type { Topic } from '../../bot/language/types.ts';

const PACK = new URL('../../bot/packs/baoshan-2025-8/', import.meta.url);
const read = (file: string): unknown => parse(readFileSync(new URL(file, PACK), 'utf8'));

/** The topics of the Baoshan pack, from its facts and its words. */
export const baoshanTopics = (): Topic[] => {
  const vocabulary = vocabularySchema.parse(read('vocabulary.yaml'));
  return factSchema
    .array()
    .parse(read('facts.yaml'))
    .map((fact) => {
      const words = vocabulary[fact.id];
      return {
        id: fact.id,
        type: fact.type,
        label: fact.label,
        names: words?.names ?? [],
        yes: words?.yes ?? [],
        no: words?.no ?? [],
        partly: words?.partly ?? [],
        about: words?.about ?? [],
        either: words?.either ?? false,
        units: words?.units ?? [],
        options:
          'options' in fact
            ? fact.options.map((option) => ({ ...option, words: words?.options[option.id] ?? [] }))
            : [],
        sumOf: fact.type === 'count' ? (fact.at_least_sum_of ?? []) : [],
        maxLength: fact.type === 'text' ? fact.max_length : 0,
      };
    });
};
