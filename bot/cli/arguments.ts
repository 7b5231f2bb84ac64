import { parseArgs } from 'node:util';
import { PackError } from '../policy/fault.ts';
import type { Pack } from '../policy/pack.ts';
import { readPack, readPackInForce } from '../read-pack.ts';

export interface Arguments {
  jsonl: boolean;
  pack: Pack;
}

/** Reads `--jsonl` and `--pack DIR`; what is wrong is said on standard error and ends the program with status 2. */
export function readArguments(usage: string): Arguments {
  try {
    const { values } = parseArgs({
      options: { jsonl: { type: 'boolean', default: false }, pack: { type: 'string' } },
    });
    const today = new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
    return {
      jsonl: values.jsonl,
      pack: values.pack === undefined ? readPackInForce(today) : readPack(values.pack),
    };
  } catch (error) {
    const { message } = error as Error;
    const told =
      error instanceof PackError ? `The policy pack cannot be used:\n${message}` : `${message}\n${usage}`;
    process.stderr.write(`${told}\n`);
    process.exit(2);
  }
}
