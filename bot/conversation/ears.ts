import { normalise } from '../language/words/normalise.ts';
import { createListener } from '../language/understand.ts';
import { createAnswerer } from '../policy/answer/answerer.ts';
import type { Pack } from '../policy/pack.ts';
import type { Ears } from './outcome.ts';
import { topicsOf } from './topics.ts';

/** Builds, once per pack, what it takes to understand people speaking of it. */
export function createEars(pack: Pack): Ears {
  const answer = createAnswerer({ clauses: [...pack.clauses.values()], answers: pack.answers });
  return { listen: createListener(topicsOf(pack)), answer: (question) => answer(normalise(question)) };
}
