import { z } from 'zod';
import { evaluate } from '../policy/evaluate.ts';
import { factFaults } from '../policy/facts.ts';
import type { Facts, Pack } from '../policy/pack.ts';
import { readArguments } from './arguments.ts';
import { answerLines, LineError } from './json-lines.ts';

const USAGE = 'Usage: npm run --silent check -- --jsonl [--pack DIR]   (facts in, verdict out, a line each)';
const lineSchema = z.object(
  { facts: z.record(z.string(), z.unknown()) },
  { error: 'needs "facts", an object' },
);

/** Facts in, verdict out: the eligibility rules alone. */
export function checkLine(pack: Pack, line: unknown): unknown {
  const parsed = lineSchema.safeParse(line);
  if (!parsed.success) throw new LineError('"facts" is missing or is not an object of fact ids and values');
  const faults = factFaults(pack, parsed.data.facts);
  if (faults.length > 0)
    throw new LineError(faults.map(({ fact, reason }) => `${fact} ${reason}`).join('; '));
  const { verdict, rules, missing, documents } = evaluate(pack, parsed.data.facts as Facts);
  return {
    verdict,
    rules: rules.map(({ rule: { id, strength, clauses }, status }) => ({ id, status, strength, clauses })),
    missing,
    documents,
  };
}

const { pack, jsonl } = readArguments(USAGE);
if (!jsonl) process.stderr.write(`${USAGE}\n`);
await answerLines(process.stdin, process.stdout, (line) => checkLine(pack, line));
