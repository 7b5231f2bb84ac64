import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const groupSchema = z.strictObject({
  clauses: z.array(z.string()),
  kind: z.enum(['unstated', 'unrelated']).optional(),
  asked: z.array(z.string()).min(1),
});

/** One question and the clauses that would be a right first citation; none for what the policy does not answer. */
export interface Labelled {
  ask: string;
  clauses: readonly string[];
  kind: 'stated' | 'unstated' | 'unrelated';
}

/** Reads a labelled set that lies beside this file. */
export function readLabelled(name: string): Labelled[] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return z
    .array(groupSchema)
    .parse(parse(text))
    .flatMap(({ clauses, kind, asked }) =>
      asked.map((ask) => ({ ask, clauses, kind: kind ?? ('stated' as const) })),
    );
}
