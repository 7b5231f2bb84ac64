import type { Topic } from '../language/types.ts';
import type { Pack } from '../policy/pack.ts';
import type { Fact, PackVocabulary } from '../policy/schema.ts';

type Words = PackVocabulary[string];
const NO_WORDS: Words = {
  names: [],
  yes: [],
  no: [],
  partly: [],
  about: [],
  either: false,
  units: [],
  options: {},
};

/** What the pack's facts are called in conversation: the bridge from the policy's vocabulary to the language room. */
export const topicsOf = (pack: Pack): Topic[] =>
  [...pack.facts.values()].map((fact) => topicOf(fact, pack.vocabulary[fact.id] ?? NO_WORDS));

function topicOf(fact: Fact, { options, ...words }: Words): Topic {
  const choices = 'options' in fact ? fact.options : [];
  return {
    ...words,
    id: fact.id,
    type: fact.type,
    label: fact.label,
    options: choices.map(({ id, label }) => ({ id, label, words: options[id] ?? [] })),
    sumOf: fact.type === 'count' ? (fact.at_least_sum_of ?? []) : [],
    maxLength: fact.type === 'text' ? fact.max_length : 0,
  };
}
