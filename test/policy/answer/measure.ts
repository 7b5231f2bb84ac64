import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { createAnswerer } from '../../../bot/policy/answer/answerer.ts';
import { answersSchema, clauseSchema } from '../../../bot/policy/schema.ts';
import { measure } from './figures.ts';
import { readLabelled } from './labelled.ts';

/** Prints how well questions about the Baoshan guideline are answered. `--faults` lists every miss. */
const file = (name: string) =>
  parse(readFileSync(new URL(`../../../bot/packs/baoshan-2025-8/${name}.yaml`, import.meta.url), 'utf8'));
const answer = createAnswerer({
  clauses: z.array(clauseSchema).parse(file('clauses')),
  answers: answersSchema.parse(file('answers')),
});
for (const name of [
  'questions.yaml',
  'held-out.yaml',
  'held-out-2.yaml',
  'independent.yaml',
  'independent-2.yaml',
  'independent-3.yaml',
]) {
  const set = readLabelled(name);
  const { faults, ...figures } = measure(answer, set);
  const rounds = 20;
  const started = performance.now();
  for (let round = 0; round < rounds; round++) for (const { ask } of set) answer(ask);
  const micros = ((performance.now() - started) * 1000) / (rounds * set.length);
  console.log(name, set.length, JSON.stringify(figures), `${micros.toFixed(0)} µs a question`);
  if (process.argv.includes('--faults')) console.log(faults.map((fault) => `  ${fault}`).join('\n'));
}
